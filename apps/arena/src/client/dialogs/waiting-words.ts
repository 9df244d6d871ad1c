import type { LinkStatus } from '@tx2-link/core'
import { formatSpan } from '../hud/format.ts'

export interface WaitingWords {
  readonly title: string
  /** What is awaited. */
  readonly sentence: string
  readonly canRetry: boolean
}

/** What to say as long as there is no world to show. */
export function waitingWords(status: LinkStatus, url: string, nowMs: number): WaitingWords {
  const { state, attempt } = status
  if (state === 'offline' || state === 'closed') {
    // No network, no answer, or a server of another release: the reason says which.
    const { reason = 'there was no answer. Is its server running?' } = status
    return { title: 'No link to the arena', sentence: `${url}: ${reason}`, canRetry: true }
  }
  if (state === 'live' || state === 'stale') {
    return {
      title: 'Waiting for the world',
      sentence: `Connected to ${url}; the server sends the whole world first.`,
      canRetry: false,
    }
  }
  if (attempt <= 1) {
    return {
      title: 'Connecting to the arena',
      sentence: `Waiting for ${url} to answer and to send the whole world.`,
      canRetry: false,
    }
  }
  return {
    title: 'The arena does not answer yet',
    sentence: `${url} was tried ${attempt - 1} times${because(status)}. ${nextTry(status, nowMs)}`,
    canRetry: true,
  }
}

function because({ reason }: LinkStatus): string {
  return reason === undefined ? '' : ` (${reason})`
}

function nextTry({ attempt, retryAt }: LinkStatus, nowMs: number): string {
  if (retryAt === undefined || retryAt <= nowMs) return `Attempt ${attempt} is under way.`
  return `Attempt ${attempt} follows in ${formatSpan(retryAt - nowMs)}.`
}
