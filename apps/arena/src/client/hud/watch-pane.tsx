import type { ReactNode } from 'react'

interface WatchPaneProps {
  /** Undefined where the server takes no players. */
  readonly onJoin: (() => void) | undefined
}

/** Stands in place of the own fighter for who only watches. */
export function WatchPane({ onJoin }: WatchPaneProps): ReactNode {
  return (
    <section className="hud-pane watch-pane" aria-label="Watching">
      {onJoin === undefined ? (
        <p>Watching: this server takes no players</p>
      ) : (
        <>
          <p>Watching</p>
          <button type="button" className="button primary" onClick={onJoin}>
            Join
          </button>
        </>
      )}
    </section>
  )
}
