import type { RateLimitConfig } from '@tx2-link/core'
import type { HoldReason } from '../../recording/message-record.ts'
import { groupedInteger, siBytes } from '../format.ts'

const hundredths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

/** `1 s`, `2.5 s`, `250 ms`: lengths of windows, exact. */
export function windowText(windowMs: number): string {
  return windowMs >= 1000
    ? `${hundredths.format(windowMs / 1000)} s`
    : `${hundredths.format(windowMs)} ms`
}

/** How the limiter limits: `sliding window, 1 s`, `token bucket, 60 a second`. */
export function algorithmText(config: RateLimitConfig): string {
  return config.algorithm === 'token-bucket'
    ? `token bucket, ${hundredths.format(config.maxMessagesPerSecond)} a second`
    : `sliding window, ${windowText(config.windowMs)}`
}

/**
 * Bytes used and their cap in one unit, that of the cap: `38.4` of `41 kB`. What would be hard to
 * read in it has its own: `433 B` of `10 MiB`.
 */
export function bytesOfCap(used: number, cap: number): readonly [used: string, cap: string] {
  const { factor, unit } = unitOf(cap)
  const capText = `${hundredths.format(cap / factor)} ${unit}`
  if (factor === 1) return [groupedInteger(used), capText]
  if (used < factor / 10 && used > 0) return [siBytes(used), capText]
  return [used === 0 ? '0' : (used / factor).toFixed(1), capText]
}

/** Bytes used with their unit: that of the cap, or their own as in `bytesOfCap`. */
export function bytesUsed(used: number, cap: number): string {
  const [text] = bytesOfCap(used, cap)
  return text.includes(' ') ? text : `${text} ${unitOf(cap).unit}`
}

interface Unit {
  readonly factor: number
  readonly unit: string
}

/** Caps that are whole in powers of 1,024 are said in them. */
function unitOf(cap: number): Unit {
  const isBinary = cap >= 1024 && cap % 1024 === 0
  const step = isBinary ? 1024 : 1000
  const units = isBinary ? ['KiB', 'MiB', 'GiB'] : ['kB', 'MB', 'GB']
  let found: Unit = { factor: 1, unit: 'B' }
  for (const unit of units) {
    if (cap < found.factor * step) break
    found = { factor: found.factor * step, unit }
  }
  return found
}

/** Why something was held or refused, in one word. */
export function reasonWord(reason: HoldReason): string {
  switch (reason) {
    case 'backpressure':
      return 'socket'
    case 'not-connected':
      return 'no link'
    case 'rate-limited':
      return 'limiter'
    case 'messages':
    case 'bytes':
    case 'burst':
    case 'tokens':
      return reason
  }
}

/** Why something waits, as it follows `waits for`. */
export function waitsFor(reason: HoldReason): string {
  switch (reason) {
    case 'backpressure':
      return 'the socket'
    case 'not-connected':
      return 'the connection'
    case 'messages':
    case 'bytes':
    case 'burst':
      return `the ${reason} cap`
    case 'tokens':
      return 'a token'
    case 'rate-limited':
      return 'the limiter'
  }
}
