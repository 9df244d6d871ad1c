import type { ReactNode } from 'react'
import { usePanelSession } from '../session.ts'

/** What stands where no limiter is: whether one is awaited, and what one can do. */
export function NoLimiter(): ReactNode {
  const { source, sources, selectSource } = usePanelSession()
  if (source === undefined) {
    return (
      <div className="empty well">
        <h2>No source</h2>
        <p>The limits of a link or of a server&rsquo;s peer show here as soon as one is there.</p>
      </div>
    )
  }
  if (source.rateLimit !== undefined) {
    return (
      <div className="empty">
        <h2>Waiting for the limiter&rsquo;s values</h2>
        <p>{source.label} has a limiter and has not said yet how it is set.</p>
      </div>
    )
  }
  const limited = sources.get().find((other) => other.rateLimit !== undefined)
  return (
    <div className="empty">
      <h2>Nothing limits this link</h2>
      <p>
        {source.label} sends without a limiter. Rate limiting is on unless its options turn it off.
      </p>
      {limited !== undefined && (
        <div className="actions">
          <button type="button" className="button" onClick={() => selectSource(limited.id)}>
            Look at {limited.label}
          </button>
        </div>
      )}
    </div>
  )
}
