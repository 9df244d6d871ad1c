import { LinkCloseCode, type LinkStatus } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { badgeDetail, badgeWords } from '../../src/components/badge-words.ts'

function status(change: Partial<LinkStatus>): LinkStatus {
  return {
    state: 'live',
    since: 1_000,
    attempt: 0,
    maxAttempts: 3,
    retryAt: undefined,
    reason: undefined,
    closeCode: undefined,
    resumed: undefined,
    lastHeardAt: 1_000,
    ...change,
  }
}

const full: Partial<LinkStatus> = {
  attempt: 2,
  retryAt: 2_500,
  reason: 'the server is full',
  closeCode: LinkCloseCode.serverFull,
}

describe('the words of a badge', () => {
  it.each<[Partial<LinkStatus>, string, string | undefined]>([
    [{}, 'Live', undefined],
    [{ resumed: { changes: 3, afterMs: 100, isNewWorld: false } }, 'Live', undefined],
    [{ state: 'connecting' }, 'Connecting', undefined],
    [{ state: 'stale' }, 'Stale', undefined],
    [{ state: 'reconnecting', attempt: 2 }, 'Reconnecting', undefined],
    [{ state: 'reconnecting', ...full }, 'Refused', undefined],
    [{ state: 'offline', ...full }, 'Offline', 'Try again'],
    [{ state: 'offline', closeCode: LinkCloseCode.schemaMismatch }, 'Other release', 'Try again'],
    [{ state: 'offline', closeCode: LinkCloseCode.unreadable }, 'Not understood', 'Try again'],
    [{ state: 'closed' }, 'Closed', 'Connect'],
  ])('%o: %s', (change, word, action) => {
    expect(badgeWords(status(change))).toMatchObject({ word, action })
  })

  it.each<[Partial<LinkStatus>, number | undefined, string]>([
    [{}, undefined, ''],
    [{}, 41.4, '41 ms'],
    [{ state: 'stale' }, 41, 'no update for 1.0 s'],
    [{ state: 'reconnecting', attempt: 2, retryAt: 2_500 }, 41, 'try 2 of 3, again in 500 ms'],
    [{ state: 'reconnecting', ...full }, 41, 'the server is full, try 2 of 3, again in 500 ms'],
    [{ state: 'offline', ...full }, 41, 'the server is full'],
    [{ state: 'closed' }, 41, ''],
  ])('beside them, for %o and a round trip of %s: %s', (change, rttMs, detail) => {
    expect(badgeDetail(status(change), rttMs, 2_000)).toBe(detail)
  })

  it('a return is news for 5 s, then the round trip stands there again', () => {
    const resumed = status({ resumed: { changes: 212, afterMs: 1_900, isNewWorld: false } })
    expect(badgeDetail(resumed, 41, 6_000)).toBe('resumed, 212 changes, 1.9 s')
    expect(badgeDetail(resumed, 41, 6_001)).toBe('41 ms')
  })
})
