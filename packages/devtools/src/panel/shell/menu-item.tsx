import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'

export interface MenuItemProps {
  readonly text: string
  /** A key or an explanation at the right. */
  readonly aside?: string
  /** Given for choices: whether it is the one in force. */
  readonly isChosen?: boolean
  readonly onChoose: () => void
}

/** One line of a menu. */
export function MenuItem({ text, aside, isChosen, onChoose }: MenuItemProps): ReactNode {
  return (
    <button
      type="button"
      className="menu-item"
      role={isChosen === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={isChosen}
      tabIndex={-1}
      onClick={onChoose}
    >
      {isChosen !== undefined && (
        <span className="menu-check">{isChosen && <Icon name="tick" />}</span>
      )}
      <span>{text}</span>
      {aside !== undefined && <span className="aside">{aside}</span>}
    </button>
  )
}
