import type { ReactNode } from 'react'
import { ConnectionGlyph } from '../glyphs/connection-glyph.tsx'
import { useLink, useLinkStatus, useSyncStats } from '../hooks.ts'
import { connectionWords } from './connection-words.ts'
import { Traffic } from './traffic.tsx'
import { useNow } from './use-now.ts'

/** Whether what one sees is what is: the state of the link in words, its delay and its traffic. */
export function ConnectionPane(): ReactNode {
  const link = useLink()
  const status = useLinkStatus()
  const stats = useSyncStats()
  const words = connectionWords(status, stats.rttMs, useNow())
  return (
    <section
      className="hud-pane connection-pane"
      aria-label="Connection"
      data-outdated={words.outdated !== ''}
    >
      <div className="connection-line">
        <div className="connection-state">
          <ConnectionGlyph kind={words.glyph} />
          <p className="connection-words" data-testid="connection">
            <output>{words.word}</output> <span className="figure">{words.detail}</span>
          </p>
        </div>
        {words.canRetry && (
          <button type="button" className="text-button" onClick={() => link.reconnect()}>
            Try again
          </button>
        )}
        {!words.canRetry && words.outdated === '' && <Traffic stats={stats} />}
      </div>
      {words.outdated !== '' && (
        <p className="connection-outdated" data-testid="outdated">
          {words.outdated}
        </p>
      )}
    </section>
  )
}
