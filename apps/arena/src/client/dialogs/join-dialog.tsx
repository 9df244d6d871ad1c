import type { ReactNode, SubmitEvent } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { checkPlayerName } from '../player-name.ts'

interface JoinDialogProps {
  /** The name of before. */
  readonly name: string
  readonly onPlay: (name: string) => void
  readonly onWatch: () => void
}

/** Asks under which name to play. Escape watches, as the second button does. */
export function JoinDialog({ name, onPlay, onWatch }: JoinDialogProps): ReactNode {
  const ref = useRef<HTMLDialogElement>(null)
  const ids = useId()
  const [typed, setTyped] = useState(name)
  const [reason, setReason] = useState('')
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    dialog.showModal()
    return () => dialog.close()
  }, [])

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const result = checkPlayerName(typed)
    if (result.ok) onPlay(result.name)
    else setReason(result.reason)
  }
  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={`${ids}title`}
      onCancel={(event) => {
        event.preventDefault()
        onWatch()
      }}
    >
      <form onSubmit={submit} noValidate>
        <h2 id={`${ids}title`}>Join the arena</h2>
        <p>
          Three teams fight for three zones. Walk with W A S D, the arrows or a click; you shoot by
          yourself at who is in reach. Q, E and R are for tight spots.
        </p>
        <label htmlFor={`${ids}name`}>Name</label>
        <input
          id={`${ids}name`}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          aria-invalid={reason !== ''}
          aria-describedby={`${ids}reason`}
          onChange={(event) => {
            setTyped(event.target.value)
            setReason('')
          }}
        />
        <p id={`${ids}reason`} className="reason" role="alert">
          {reason}
        </p>
        <div className="dialog-buttons">
          <button type="submit" className="button primary">
            Play
          </button>
          <button type="button" className="button" onClick={onWatch}>
            Watch instead
          </button>
        </div>
      </form>
    </dialog>
  )
}
