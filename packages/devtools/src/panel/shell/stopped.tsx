import type { ReactNode } from 'react'
import { errorWords } from '../host/panel-boundary.tsx'

export interface StoppedProps {
  /** What stopped, as it is called. */
  readonly what: string
  readonly error: unknown
  readonly onReopen: () => void
  readonly onClose?: (() => void) | undefined
}

/** Stands in place of what threw. */
export function Stopped({ what, error, onReopen, onClose }: StoppedProps): ReactNode {
  return (
    <div className="empty" role="alert">
      <h2>{what} stopped</h2>
      <p>{errorWords(error)}</p>
      <div className="actions">
        <button type="button" className="button" onClick={onReopen}>
          Reopen
        </button>
        {onClose !== undefined && (
          <button type="button" className="button" onClick={onClose}>
            Close
          </button>
        )}
      </div>
    </div>
  )
}
