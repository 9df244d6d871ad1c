import type { Clock } from '../clock.ts'
import { LinkError, LinkErrorCode } from '../error.ts'

/** What `unixMs()` says when a fake clock starts: far from `now()`, so that no test mixes them up. */
const UNIX_START_MS = 1_700_000_000_000

/** Callbacks within one `advance` after which it is taken for a loop that never ends. */
const MAX_CALLBACKS_PER_ADVANCE = 1_000_000

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Callbacks that are scheduled and neither ran nor were cancelled. */
  readonly pendingCount: number
  /**
   * Moves time on by `ms` milliseconds and runs what falls due on the way, also what is scheduled
   * meanwhile, in order of time and, at the same time, of scheduling. Each callback sees its own
   * due time as `now()`. What a callback throws comes out here, with the clock at that time.
   */
  advance(ms: number): void
}

interface Timer {
  readonly dueAt: number
  readonly callback: () => void
}

/** Makes a clock whose `now()` starts at `startMs`; its `unixMs()` runs along, in whole ms. */
export function createFakeClock(startMs = 0): FakeClock {
  const timers: Timer[] = []
  let now = startMs
  let advancing = false

  function runDue(end: number): void {
    for (let ran = 0; ; ran += 1) {
      const timer = timers[0]
      if (timer === undefined || timer.dueAt > end) return
      if (ran === MAX_CALLBACKS_PER_ADVANCE) {
        throw new LinkError(
          LinkErrorCode.limitExceeded,
          `${ran} callbacks ran in one advance and there are still more`,
        )
      }
      timers.shift()
      now = timer.dueAt
      timer.callback()
    }
  }

  return {
    now: () => now,
    unixMs: () => UNIX_START_MS + Math.floor(now - startMs),
    schedule: (delayMs, callback) => {
      if (Number.isNaN(delayMs)) {
        throw new LinkError(LinkErrorCode.invalidValue, 'a delay must be a number')
      }
      const timer: Timer = { dueAt: now + Math.max(0, delayMs), callback }
      timers.splice(firstDueAfter(timers, timer.dueAt), 0, timer)
      return () => {
        const index = timers.indexOf(timer)
        if (index !== -1) timers.splice(index, 1)
      }
    },
    get pendingCount() {
      return timers.length
    },
    advance: (ms) => {
      if (!Number.isFinite(ms) || ms < 0) {
        throw new LinkError(
          LinkErrorCode.invalidValue,
          `time moves by a finite number of ms forward, not by ${ms}`,
        )
      }
      if (advancing) {
        throw new LinkError(LinkErrorCode.invalidValue, 'a callback cannot advance its own clock')
      }
      const end = now + ms
      advancing = true
      try {
        runDue(end)
        now = end
      } finally {
        advancing = false
      }
    },
  }
}

/** Index behind every timer that is due at `dueAt` or earlier: ties keep the order of scheduling. */
function firstDueAfter(timers: readonly Timer[], dueAt: number): number {
  let low = 0
  let high = timers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const timer = timers[middle]
    if (timer !== undefined && timer.dueAt <= dueAt) low = middle + 1
    else high = middle
  }
  return low
}
