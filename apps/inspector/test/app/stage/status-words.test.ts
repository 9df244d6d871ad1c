import type { LinkStatus } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { behindLimit } from '../../../src/app/stage/behind-limit.ts'
import { statusWords } from '../../../src/app/stage/status-words.ts'
import type { ExpectationState } from '../../../src/engine/expectation.ts'

const status: LinkStatus = {
  state: 'live',
  since: 1_000,
  attempt: 1,
  maxAttempts: Number.POSITIVE_INFINITY,
  retryAt: undefined,
  reason: undefined,
  closeCode: undefined,
  resumed: undefined,
  lastHeardAt: undefined,
}

function words(changes: Partial<LinkStatus>, nowMs = 2_000): string {
  const { word, detail } = statusWords({ ...status, ...changes }, nowMs)
  return detail === '' ? word : `${word}: ${detail}`
}

describe("a client's connection in words", () => {
  it.each<[Partial<LinkStatus>, string]>([
    [{ state: 'live' }, 'Live'],
    [{ state: 'stale', lastHeardAt: 800 }, 'Stale: no update for 1.2 s'],
    [{ state: 'stale' }, 'Stale'],
    [{ state: 'connecting' }, 'Connecting'],
    [{ state: 'connecting', attempt: 2 }, 'Connecting: try 2'],
    [{ state: 'reconnecting', attempt: 2, retryAt: 2_700 }, 'Reconnecting: try 2, again in 700 ms'],
    [{ state: 'reconnecting', attempt: 2, maxAttempts: 3 }, 'Reconnecting: try 2 of 3'],
    [{ state: 'offline', reason: 'the server is full' }, 'Offline: the server is full'],
    [{ state: 'idle' }, 'Not joined'],
    [{ state: 'closed' }, 'Left'],
  ])('%o', (changes, said) => {
    expect(words(changes)).toBe(said)
  })

  it('tell for five seconds what a return brought', () => {
    const resumed = { changes: 1_212, afterMs: 1_900, isNewWorld: false }
    expect(words({ resumed }, 5_900)).toBe('Resumed: 1,212 changes, 1.9 s')
    expect(words({ resumed: { ...resumed, isNewWorld: true } })).toBe('Resumed: a new world, 1.9 s')
    expect(words({ resumed }, 6_100)).toBe('Live')
  })
})

function about(changes: Partial<ExpectationState>): ExpectationState {
  const waiting = { name: '', when: 'always', status: 'holding', saw: '' } as const
  return { ...waiting, atMs: undefined, limit: undefined, ...changes }
}

describe("the limit of a client's graph", () => {
  it('is that of the expectation about this client; broken only when it failed', () => {
    const limit = { client: 'B', measure: 'distance', atMost: 0.6 } as const
    const states = [about({}), about({ limit, status: 'failed' })]
    expect(behindLimit(states, 'B')).toEqual({ measure: 'distance', atMost: 0.6, hasFailed: true })
    expect(behindLimit(states, 'A')).toEqual({
      measure: 'behindMs',
      atMost: undefined,
      hasFailed: false,
    })
  })
})
