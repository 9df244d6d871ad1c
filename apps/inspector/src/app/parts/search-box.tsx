import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { Icon } from './icon.tsx'

export interface SearchBoxProps {
  readonly label: string
  readonly text: string
  readonly onChange: (text: string) => void
  /** Down or Enter: on to what was found. */
  readonly onLeave: () => void
  readonly ref: Ref<HTMLInputElement>
}

export function SearchBox({ label, text, onChange, onLeave, ref }: SearchBoxProps): ReactNode {
  function pressed(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Escape' && text !== '') {
      onChange('')
      event.stopPropagation()
    } else if (event.key === 'Escape') event.currentTarget.blur()
    else if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave()
    else return
    event.preventDefault()
  }
  return (
    <label className="search">
      <Icon name="search" tone="t3" />
      <input
        ref={ref}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={label}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      {text === '' && <kbd aria-hidden="true">/</kbd>}
    </label>
  )
}
