import type { ReactNode } from 'react'

/** How one moves, or looks around while watching. */
export function KeyHints({ isPlaying }: { readonly isPlaying: boolean }): ReactNode {
  return (
    <section className="hud-pane key-hints" aria-label="Keys">
      {isPlaying ? (
        <p>
          <kbd>W</kbd> <kbd>A</kbd> <kbd>S</kbd> <kbd>D</kbd> or click to move
        </p>
      ) : (
        <p>Drag to look around, wheel to zoom</p>
      )}
    </section>
  )
}
