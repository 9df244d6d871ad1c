import { type KeyboardEvent, type ReactNode, useState } from 'react'

export interface ValueBoxProps {
  readonly label: string
  readonly text: string
  /** Why a text cannot be the value, in words; undefined when it can. */
  readonly whyNot: (text: string) => string | undefined
  readonly onCommit: (text: string) => void
  /** Arrow up or down. */
  readonly onNudge?: (steps: number) => void
  readonly isMono?: boolean
  readonly unit?: string | undefined
}

/** A text that counts when Enter is pressed or the box is left; Escape takes it back. */
export function ValueBox(props: ValueBoxProps): ReactNode {
  const { label, text, whyNot, onCommit, onNudge, isMono, unit } = props
  const [draft, setDraft] = useState<string | undefined>(undefined)
  const shown = draft ?? text
  const problem = draft === undefined ? undefined : whyNot(draft)

  function commit(): void {
    if (draft !== undefined && draft !== text && problem === undefined) onCommit(draft)
    setDraft(undefined)
  }

  function pressed(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') commit()
    else if (event.key === 'Escape') setDraft(undefined)
    else if (event.key === 'ArrowUp' && onNudge !== undefined) onNudge(event.shiftKey ? 10 : 1)
    else if (event.key === 'ArrowDown' && onNudge !== undefined) onNudge(event.shiftKey ? -10 : -1)
    else return
    event.preventDefault()
  }

  return (
    <span className="value-box">
      <input
        type="text"
        className={isMono === true ? 'input mono' : 'input'}
        aria-label={label}
        aria-invalid={problem !== undefined || undefined}
        title={problem === undefined ? unit : `${label} ${problem}`}
        inputMode={onNudge === undefined ? undefined : 'decimal'}
        spellCheck={false}
        autoComplete="off"
        value={shown}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={pressed}
      />
      {problem !== undefined && (
        <span className="value-problem" role="alert">
          {label} {problem}
        </span>
      )}
    </span>
  )
}
