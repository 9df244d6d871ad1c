import type { ReactNode } from 'react'
import { useLink, useLinkStatus } from '../hooks.ts'
import { useNow } from '../hud/use-now.ts'
import { waitingWords } from './waiting-words.ts'

/** Stands where the world will be, until its first state has come. */
export function WaitingNotice(): ReactNode {
  const link = useLink()
  const words = waitingWords(useLinkStatus(), link.url, useNow())
  return (
    <section className="hud-pane waiting-notice" aria-label="Connection state">
      <h2>{words.title}</h2>
      <p>{words.sentence}</p>
      {words.canRetry && (
        <button type="button" className="button" onClick={() => link.reconnect()}>
          Try again
        </button>
      )}
    </section>
  )
}
