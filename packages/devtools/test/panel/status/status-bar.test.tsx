import {
  LinkCloseCode,
  type MessagePayload,
  NO_ENTITY,
  createDeltaPayload,
  createSnapshotPart,
} from '@tx2-link/core'
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { byName } from '../../../src/source/link-counts.ts'
import type { ServerCounts, SourceOutage } from '../../../src/source/source.ts'
import { closeEvent, messageEvent, stateEvent } from '../feed.ts'
import { TalkingSource, showStatus } from './rig.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const OUTAGE: SourceOutage = {
  reason: 'nothing was heard',
  closeCode: LinkCloseCode.silent,
  lastHeardAt: 1_000,
  attempt: 2,
  maxAttempts: 3,
  retryAt: 5_800,
}

const SERVER: ServerCounts = {
  peers: 3,
  admitted: 12,
  turnedAway: 2,
  seatsGivenUp: 5,
  closes: new Map([
    [1006, 1],
    [LinkCloseCode.tooSlow, 6],
    [0, 4],
  ]),
  refusals: new Map([[423, 2]]),
  encodings: 9_412,
}

function awaySource(state: string, outage: Partial<SourceOutage> = {}): TalkingSource {
  const source = new TalkingSource()
  source.time = 5_000
  source.said = { ...source.said, state, outage: { ...OUTAGE, ...outage } }
  return source
}

/** Name and figures of each row. */
function rowsOf(table: HTMLElement): string[] {
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      [...row.children]
        .map(({ textContent }) => textContent)
        .filter((text) => text !== '')
        .join(' '),
    )
}

function showTotals(source: TalkingSource): void {
  const { bar } = showStatus(source)
  fireEvent.click(within(bar).getByRole('button', { name: /^Totals/ }))
}

/** A part of a snapshot, with one of four entities. */
function part(id: number): MessagePayload {
  return createSnapshotPart([{ id, components: [] }], 1, { after: id - 1 || NO_ENTITY, of: 4 })
}

describe('a link that is away', () => {
  it('[O1] is said with what comes of it and why, in words and with the code of the close', () => {
    const { bar } = showStatus(awaySource('reconnecting'))
    expect(bar.textContent).toContain('Reconnecting, try 2 of 3 in 800 ms')
    expect(bar.textContent).toContain('close code 4100, silent: nothing was heard')
  })

  it.each([
    ['stale', {}, 'Stale, nothing heard for 4.0 s'],
    ['reconnecting', { retryAt: undefined }, 'Reconnecting, try 2 of 3'],
    ['reconnecting', { maxAttempts: Infinity }, 'Reconnecting, try 2 in 800 ms'],
    ['connecting', {}, 'Connecting, try 2 of 3 in 800 ms'],
    ['offline', { reason: 'there is no network' }, 'Offline, there is no network'],
  ])('[O1] says of %s with %o: %s', (state, outage, words) => {
    expect(showStatus(awaySource(state, outage)).bar.textContent).toContain(words)
  })

  it('[O1] goes on saying so while nothing goes over it, and no longer once it is live', () => {
    const source = awaySource('reconnecting')
    const { bar, later } = showStatus(source)
    source.time = 5_300
    later()
    expect(bar.textContent).toContain('in 500 ms')
    source.said = { ...source.said, state: 'live', outage: undefined }
    later()
    expect(bar.textContent).not.toContain('Reconnecting')
  })

  it('[O1] is tried at once by a press', () => {
    const { source } = showStatus(awaySource('reconnecting'))
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }))
    expect(source.reconnects).toBe(1)
    cleanup()
    showStatus(awaySource('stale'))
    expect(screen.queryByRole('button', { name: 'Try now' })).toBe(null)
  })

  it('[O1] that says nothing of itself is described by what was recorded of it', () => {
    const source = new TalkingSource()
    const { bar, later } = showStatus(source)
    source.emit(closeEvent(10, 1000, 'left'))
    source.said = { ...source.said, state: 'left' }
    later()
    expect(bar.textContent).toMatch(/Left.*since \d\d:\d\d:\d\d.*close code 1000, normal: left/)
  })

  it('[O1] has no round trip', () => {
    const source = awaySource('stale')
    source.said = { ...source.said, rttMs: 40 }
    const { bar, later } = showStatus(source)
    expect(bar.textContent).not.toContain('RTT')
    source.said = { ...source.said, state: 'live', outage: undefined }
    later()
    expect(bar.textContent).toContain('RTT 40 ms')
  })
})

describe('alerts', () => {
  it('[O2] are a row for each kind and code, the newest first, and a way to their message', () => {
    const { source, store, bar, later } = showStatus()
    const warn = (time: number, code: string, text: string): void =>
      source.emit({ type: 'warning', time, link: 'test', code, text })
    source.emit(stateEvent(1, 'connected'))
    source.emit(messageEvent({ time: 2 }))
    warn(3, 'duplicate', 'tick 4 came again')
    source.emit(closeEvent(4, LinkCloseCode.tooSlow))
    warn(2_000, 'duplicate', 'tick 9 came again')
    warn(2_001, 'resync', 'the base is gone')
    source.emit(messageEvent({ time: 2_002 }))
    later()
    fireEvent.click(within(bar).getByRole('button', { name: /^Alerts/ }))
    const list = screen.getByRole('group', { name: 'Alerts' })
    const words = rowsOf(within(list).getByRole('table')).map((row) =>
      row.replace(/ \d\d:\d\d:\d\d$/, ''),
    )
    expect(words).toEqual([
      'the base is gone',
      'tick 9 came again ×2',
      'Link lost: close code 4105, too slow',
    ])
    fireEvent.click(within(list).getByRole('button', { name: 'the base is gone' }))
    expect(store.get().selection.index).toBe(1)
  })

  it('[O2] are said to be none while there is none, and cannot be opened', () => {
    const { source, bar, later } = showStatus()
    source.emit(messageEvent({ time: 2 }))
    later()
    expect(bar.textContent).toContain('No alerts')
    expect(within(bar).queryByRole('button', { name: /^Alerts/ })).toBe(null)
  })
})

describe('totals', () => {
  it('[O3] have a row for each count of the link', () => {
    const source = new TalkingSource()
    let next = 100
    source.said = { ...source.said, bufferedBytes: 7, counts: byName(() => (next += 1)) }
    showTotals(source)
    expect(rowsOf(screen.getByRole('table', { name: 'This link, in all' }))).toEqual([
      'Sent 101 102',
      'Received 103 104',
      'States sent 105',
      'Deferred 106',
      'Coalesced 107',
      'Waiting 7',
    ])
    expect(rowsOf(screen.getByRole('table', { name: 'Its events, in all' }))).toEqual([
      'Sent again 108',
      'Gaps 109',
      'Repairs 110',
      'Resyncs 111',
      'Duplicates 112',
      'Refused 113',
      'Errors 114',
      'Closes 115',
      'Reconnects 116',
    ])
    expect(screen.queryByRole('table', { name: /server/ })).toBe(null)
  })

  it('[O4] have what the server counted, closes by their code in words, the most frequent first', () => {
    const source = new TalkingSource()
    source.said = { ...source.said, server: SERVER }
    showTotals(source)
    expect(rowsOf(screen.getByRole('table', { name: 'Its server, all clients' }))).toEqual([
      'Clients 3',
      'Let in 12',
      'Turned away 2',
      'Given up 5',
      'Encodings 9,412',
      'Refused 423, foreign entity 2',
      'Closed 4105, too slow 6',
      'Closed, other codes 4',
      'Closed 1006, lost 1',
    ])
  })
})

describe('a snapshot in parts', () => {
  it('[O5] is said to be under way, and how far, until its last part is there', () => {
    const { source, bar, later } = showStatus()
    source.emit(messageEvent({ time: 1, payload: part(1) }))
    source.emit(messageEvent({ time: 2, payload: part(2) }))
    later()
    expect(bar.textContent).toMatch(/Snapshotpart 2, 2 of 4 entities \(50\s%\), \d+ B so far/)
    source.emit(messageEvent({ time: 3, payload: createDeltaPayload([], 1n) }))
    later()
    expect(bar.textContent).not.toContain('Snapshot')
  })

  it('[O5] is no longer under way when the connection is lost', () => {
    const { source, bar, later } = showStatus()
    source.emit(messageEvent({ time: 1, payload: part(1) }))
    later()
    expect(bar.textContent).toContain('part 1')
    source.emit(stateEvent(2, 'disconnected'))
    later()
    expect(bar.textContent).not.toContain('part 1')
  })
})
