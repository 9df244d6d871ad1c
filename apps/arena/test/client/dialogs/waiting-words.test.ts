import type { LinkState, LinkStatus } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { waitingWords } from '../../../src/client/dialogs/waiting-words.ts'

const url = 'ws://localhost:8080/link'

function wordsAt(state: LinkState, part: Partial<LinkStatus> = {}) {
  const status: LinkStatus = {
    state,
    since: 0,
    attempt: 1,
    maxAttempts: Infinity,
    retryAt: undefined,
    reason: undefined,
    closeCode: undefined,
    resumed: undefined,
    lastHeardAt: undefined,
    ...part,
  }
  return waitingWords(status, url, 10_000)
}

describe('waitingWords', () => {
  it('names the server and what is awaited in every state', () => {
    const states = ['idle', 'connecting', 'live', 'stale', 'reconnecting', 'offline'] as const
    for (const state of states) {
      expect(wordsAt(state).sentence).toContain(url)
      expect(wordsAt(state).title).not.toBe('')
    }
  })

  it('lets one try again only when a try has failed', () => {
    expect(wordsAt('connecting').canRetry).toBe(false)
    expect(wordsAt('live').canRetry).toBe(false)
    expect(wordsAt('connecting', { attempt: 2 }).canRetry).toBe(true)
    expect(wordsAt('offline').canRetry).toBe(true)
  })

  it('says why there is no link and no attempt any more, in the words of who refused', () => {
    const reason = 'Health.max is required and missing (version 4 here, 3 there)'
    expect(wordsAt('offline', { reason }).sentence).toBe(`${url}: ${reason}`)
    expect(wordsAt('closed').sentence).toContain('Is its server running?')
  })

  it('says why it failed and when the next try follows', () => {
    const words = wordsAt('connecting', { attempt: 3, reason: 'refused', retryAt: 11_900 })
    expect(words.sentence).toContain('tried 2 times (refused)')
    expect(words.sentence).toContain('Attempt 3 follows in 1.9 s.')
    expect(wordsAt('connecting', { attempt: 3 }).sentence).toContain('Attempt 3 is under way.')
  })
})
