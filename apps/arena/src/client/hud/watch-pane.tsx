import type { ReactNode } from 'react'

/** Stands in place of the own fighter for who only watches. */
export function WatchPane({ onJoin }: { readonly onJoin: () => void }): ReactNode {
  return (
    <section className="hud-pane watch-pane" aria-label="Watching">
      <p>Watching</p>
      <button type="button" className="button primary" onClick={onJoin}>
        Join
      </button>
    </section>
  )
}
