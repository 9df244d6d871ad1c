import type { LinkStatus } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { connectionWords } from '../../../src/client/hud/connection-words.ts'

function status(part: Partial<LinkStatus> & Pick<LinkStatus, 'state'>): LinkStatus {
  return {
    since: 0,
    attempt: 0,
    maxAttempts: Infinity,
    retryAt: undefined,
    reason: undefined,
    closeCode: undefined,
    resumed: undefined,
    lastHeardAt: undefined,
    ...part,
  }
}

function say(part: Parameters<typeof status>[0], rttMs?: number, now = 60_000): string {
  const { word, detail } = connectionWords(status(part), rttMs, now)
  return detail === '' ? word : `${word} ${detail}`
}

describe('connectionWords', () => {
  it('says Connecting before the first connection, and which attempt from the second on', () => {
    expect(say({ state: 'idle' })).toBe('Connecting')
    expect(say({ state: 'connecting', attempt: 1 })).toBe('Connecting')
    expect(say({ state: 'connecting', attempt: 4 })).toBe('Connecting try 4')
  })

  it('says Live with the round trip once that is known', () => {
    expect(say({ state: 'live' }, 41.4)).toBe('Live 41 ms')
    expect(say({ state: 'live' })).toBe('Live')
  })

  it('says for how long nothing came when stale', () => {
    expect(say({ state: 'stale', lastHeardAt: 58_800 }, 41)).toBe('Stale no update for 1.2 s')
    expect(say({ state: 'stale' })).toBe('Stale no update yet')
  })

  it('counts the attempts to reconnect, with the limit if there is one', () => {
    expect(say({ state: 'reconnecting', attempt: 2, maxAttempts: 3 })).toBe('Reconnecting 2 of 3')
    expect(say({ state: 'reconnecting', attempt: 7 })).toBe('Reconnecting try 7')
  })

  it('says when the next attempt to reconnect is made', () => {
    const part = { state: 'reconnecting', attempt: 7, retryAt: 62_300 } as const
    expect(say(part)).toBe('Reconnecting try 7 in 2.3 s')
    expect(say(part, undefined, 61_370)).toBe('Reconnecting try 7 in 1.0 s')
    expect(say(part, undefined, 61_901)).toBe('Reconnecting try 7 in 0.4 s')
    expect(say(part, undefined, 62_299)).toBe('Reconnecting try 7 in 0.1 s')
    expect(say(part, undefined, 62_300)).toBe('Reconnecting try 7')
  })

  it('says what a reconnection brought, for 5 s', () => {
    const resumed = { changes: 1212, afterMs: 1_900, isNewWorld: false }
    const part = { state: 'live', since: 60_000, resumed } as const
    expect(say(part, 41, 64_999)).toBe('Resumed 1,212 changes, 1.9 s')
    expect(say(part, 41, 65_000)).toBe('Live 41 ms')
    const one = { ...part, resumed: { ...resumed, changes: 1, afterMs: 300 } }
    expect(say(one, 41, 60_001)).toBe('Resumed 1 change, 300 ms')
    const fresh = { ...part, resumed: { ...resumed, isNewWorld: true } }
    expect(say(fresh, 41, 60_001)).toBe('Back in a new world, 1.9 s')
  })

  it('says why it is offline', () => {
    const reason = 'Health.max is required and missing (version 4 here, 3 there)'
    expect(say({ state: 'offline', reason })).toBe(`Offline ${reason}`)
  })

  it.each([
    [
      { state: 'stale', reason: 'nothing was heard' },
      'The world as it was 6.0 s ago: nothing was heard.',
    ],
    [
      { state: 'reconnecting', reason: 'the server is full', closeCode: 4102 },
      'The world as it was 6.0 s ago: the server is full (4102).',
    ],
    [{ state: 'reconnecting' }, 'The world as it was 6.0 s ago.'],
    [{ state: 'offline', reason: 'there is no network' }, 'The world as it was 6.0 s ago.'],
  ] as const)('says of %o how old what is shown is, and why: %s', (part, sentence) => {
    const { outdated } = connectionWords(status({ ...part, lastHeardAt: 54_000 }), 41, 60_000)
    expect(outdated).toBe(sentence)
  })

  it('says nothing of the age of a world that is what is, or that never came', () => {
    for (const state of ['idle', 'connecting', 'live'] as const) {
      expect(connectionWords(status({ state, lastHeardAt: 1 }), 41, 60_000).outdated).toBe('')
    }
    expect(connectionWords(status({ state: 'offline' }), 41, 60_000).outdated).toBe('')
  })

  it('offers to try again while the connection is lost', () => {
    const states = ['idle', 'connecting', 'live', 'stale'] as const
    for (const state of states) {
      expect(connectionWords(status({ state }), undefined, 0).canRetry).toBe(false)
    }
    expect(connectionWords(status({ state: 'reconnecting' }), undefined, 0).canRetry).toBe(true)
    for (const state of ['offline', 'closed'] as const) {
      const words = connectionWords(status({ state }), undefined, 0)
      expect(words).toMatchObject({ word: 'Offline', canRetry: true })
    }
  })
})
