import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { Menu } from './menu.tsx'

export interface MenuButtonProps {
  readonly label: string
  readonly className?: string
  readonly align?: 'start' | 'end'
  readonly side?: 'below' | 'above'
  /** Said beside the name, as a tooltip. */
  readonly title?: string
  /** Whether what the button shows names it; it must then say the label. */
  readonly isNamedByFace?: boolean
  /** What the button shows. */
  readonly face: ReactNode
  /** The menu's items, made when it opens. */
  readonly children: () => ReactNode
}

/** A button that opens a menu. */
export function MenuButton(props: MenuButtonProps): ReactNode {
  const {
    label,
    className = 'icon-button',
    align,
    side,
    title,
    isNamedByFace = false,
    face,
    children,
  } = props
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={isNamedByFace ? undefined : label}
        title={title ?? label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || isOpen || hasModifier(event)) return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {face}
      </button>
      {isOpen && (
        <Menu
          label={label}
          anchor={button}
          onClose={() => setOpen(false)}
          {...(align === undefined ? {} : { align })}
          {...(side === undefined ? {} : { side })}
        >
          {children()}
        </Menu>
      )}
    </>
  )
}

/** Arrows with another key mean something elsewhere. */
function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey
}
