import { expect, it } from 'vitest'
import { Liveness } from '../../src/sync/liveness.ts'

const CONFIG = { pingIntervalMs: 1_000, staleAfterMs: 3_000, deadAfterMs: 6_000 }

/** A clock that can stand still for its timers while time goes on, as a page that sleeps. */
function createSleepyClock() {
  let now = 0
  let due: (() => void) | undefined
  return {
    now: () => now,
    unixMs: () => now,
    schedule: (_: number, callback: () => void) => {
      due = callback
      return () => void (due = undefined)
    },
    sleep: (ms: number) => {
      now += ms
      const callback = due
      due = undefined
      callback?.()
    },
  }
}

it('[L10] counts running time: a page that slept for an hour has waited for a second at most', () => {
  const clock = createSleepyClock()
  const told: string[] = []
  const liveness = new Liveness(CONFIG, clock, {
    ping: () => void told.push('ping'),
    stale: () => void told.push('stale'),
    dead: () => void told.push('dead'),
  })
  liveness.start()
  clock.sleep(3_600_000)
  expect(told).toEqual(['ping'])
  for (let seconds = 1; seconds < 6; seconds += 1) clock.sleep(1_000)
  expect(told.filter((word) => word !== 'ping')).toEqual(['stale', 'dead'])
})
