import type { RateLimitConfig } from '@tx2-link/core'
import type { WaitingMessage } from '../../recording/deferral.ts'
import type { Recorder } from '../../recording/recorder.ts'
import type { Source } from '../../source/source.ts'

/** How much of a cap is used now, with the cap in force. */
export interface Gauge {
  readonly used: number
  readonly cap: number
  /** 1 is full; above it after a message larger than its cap, or when a cap was lowered. */
  readonly share: number
}

export interface Waiting {
  readonly count: number
  readonly messages: readonly WaitingMessage[]
  readonly oldestMs: number
  /** When the next may go, in ms from now; undefined when it waits for socket or connection. */
  readonly nextMs: number | undefined
}

export interface LimiterView {
  readonly config: RateLimitConfig
  /** Of a token bucket the same as `burst`. */
  readonly messages: Gauge
  readonly bytes: Gauge
  /** Messages in 100 ms, or tokens taken from a bucket. */
  readonly burst: Gauge
  readonly waiting: Waiting | undefined
}

/** A gauge is amber from here on, which its tick marks. */
export const NEAR_CAP = 0.9

/** The limiter of a source at a time of its clock; undefined when it has none, or none was seen. */
export function limiterView(
  source: Source | undefined,
  recorder: Pick<Recorder, 'limiter' | 'waiting'>,
  now: number,
): LimiterView | undefined {
  const config = source?.rateLimit?.get() ?? recorder.limiter.config
  if (config === undefined) return undefined
  const fill = recorder.limiter.fillAt(now)
  const caps = windowCaps(config)
  return {
    config,
    messages: gauge(fill?.messages.used ?? 0, caps.messages),
    bytes: gauge(fill?.bytes.used ?? 0, caps.bytes),
    burst: gauge(fill?.burst.used ?? 0, caps.burst),
    waiting: waitingView(recorder.waiting, now),
  }
}

export interface WindowCaps {
  readonly messages: number
  readonly bytes: number
  readonly burst: number
}

export function isBucket(config: RateLimitConfig): boolean {
  return config.algorithm === 'token-bucket'
}

/** What the window or the bucket may hold: the rates for its length, as the limiter cuts them. */
export function windowCaps(config: RateLimitConfig): WindowCaps {
  const seconds = config.windowMs / 1000
  return {
    messages: isBucket(config)
      ? config.burstSize
      : wholePart(config.maxMessagesPerSecond * seconds),
    bytes: wholePart(config.maxBytesPerSecond * seconds),
    burst: config.burstSize,
  }
}

/** A product a hair below a whole number is meant to be that number. */
function wholePart(exact: number): number {
  const nearest = Math.round(exact)
  return Math.abs(exact - nearest) <= nearest * 1e-12 ? nearest : Math.floor(exact)
}

function gauge(used: number, cap: number): Gauge {
  return { used, cap, share: cap > 0 ? used / cap : 0 }
}

function waitingView(messages: readonly WaitingMessage[], now: number): Waiting | undefined {
  if (messages.length === 0) return undefined
  let oldest = Number.POSITIVE_INFINITY
  let retryAt: number | undefined
  for (const message of messages) {
    oldest = Math.min(oldest, message.since)
    if (message.retryAt !== undefined) {
      retryAt = Math.min(retryAt ?? Number.POSITIVE_INFINITY, message.retryAt)
    }
  }
  return {
    count: messages.length,
    messages,
    oldestMs: Math.max(0, now - oldest),
    nextMs: retryAt === undefined ? undefined : Math.max(0, retryAt - now),
  }
}

/** Whether figures go on changing although nothing is recorded. */
export function isSettling(view: LimiterView | undefined): boolean {
  if (view === undefined) return false
  return view.waiting !== undefined || view.messages.used > 0 || view.burst.used > 0
}
