import type { ReactNode, Ref } from 'react'
import { Icon, type IconName } from './icon.tsx'

export interface IconButtonProps {
  readonly icon: IconName
  /** Its name, also in the tooltip. */
  readonly label: string
  readonly shortcut?: string
  readonly isPressed?: boolean
  readonly isExpanded?: boolean
  readonly isPrimary?: boolean
  /** Why it can do nothing now. */
  readonly disabledBecause?: string | undefined
  readonly onPress: () => void
  readonly ref?: Ref<HTMLButtonElement>
}

export function IconButton(props: IconButtonProps): ReactNode {
  const { icon, label, shortcut, isPressed, isExpanded, isPrimary, disabledBecause, ref } = props
  const isDisabled = disabledBecause !== undefined
  return (
    <button
      ref={ref}
      type="button"
      className={isPrimary === true ? 'icon-button primary' : 'icon-button'}
      aria-label={label}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      aria-disabled={isDisabled || undefined}
      aria-keyshortcuts={shortcut}
      title={disabledBecause ?? (shortcut === undefined ? label : `${label} (${shortcut})`)}
      onClick={() => {
        if (!isDisabled) props.onPress()
      }}
    >
      <Icon name={icon} />
    </button>
  )
}
