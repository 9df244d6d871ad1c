import { act, render, screen } from '@testing-library/react'
import { vi } from 'vitest'
import type { SourceStats } from '../../../src/source/source.ts'
import { PanelSessionStore } from '../../../src/panel/session-store.ts'
import { PanelSessionContext } from '../../../src/panel/session.ts'
import { StatusBar } from '../../../src/panel/status/status-bar.tsx'
import { MatchesProvider } from '../../../src/panel/messages/matches-provider.tsx'
import { TimeAxisProvider } from '../../../src/panel/strip/time-axis-provider.tsx'
import { createSourceList } from '../../../src/source/source-list.ts'
import { FakeSource } from '../feed.ts'

/** A source that says of itself what the test wants it to. */
export class TalkingSource extends FakeSource {
  said: SourceStats = {
    state: 'live',
    rttMs: undefined,
    jitterMs: undefined,
    bufferedBytes: 0,
  }
  reconnects = 0

  readonly reconnect = (): void => {
    this.reconnects += 1
  }

  override stats(): SourceStats {
    return this.said
  }
}

export interface ShownStatus {
  readonly source: TalkingSource
  readonly store: PanelSessionStore
  readonly bar: HTMLElement
  /** Lets the panel read its source again, and show it. */
  later(): void
}

/** The status bar of a source; the test has faked timers. */
export function showStatus(source = new TalkingSource(), width = 1440): ShownStatus {
  const sources = createSourceList([source])
  const store = new PanelSessionStore(sources)
  store.start()
  render(
    <PanelSessionContext value={store}>
      <TimeAxisProvider width={600}>
        <MatchesProvider>
          <StatusBar width={width} hasMiniGauge={false} />
        </MatchesProvider>
      </TimeAxisProvider>
    </PanelSessionContext>,
  )
  return {
    source,
    store,
    bar: screen.getByRole('group', { name: 'Status' }),
    later: () => act(() => void vi.advanceTimersByTime(300)),
  }
}
