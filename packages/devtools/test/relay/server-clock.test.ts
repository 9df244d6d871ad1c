import { describe, expect, it } from 'vitest'
import { ServerClock } from '../../src/relay/server-clock.ts'

const page = {
  time: 1_000,
  unix: 1_700_000_000_000,
  now: () => page.time,
  unixMs: () => page.unix,
  schedule: () => () => {},
}

describe('a server’s clock', () => {
  it('[I25] does not waver with the coarseness of Unix time, but follows a clock that stood still', () => {
    const clock = new ServerClock(page, { now: 50_000, unix: page.unix })
    expect(clock.now()).toBe(50_000)
    page.time += 400
    page.unix += 401
    clock.adjust({ now: 50_400.5, unix: page.unix })
    expect(clock.now()).toBe(50_400)
    // The machine slept for a minute: the server's clock went on, the page's did not.
    page.unix += 60_000
    clock.adjust({ now: 110_400, unix: page.unix })
    expect(clock.now()).toBe(110_400)
    expect(clock.timeOrigin).toBe(1_700_000_000_000 - 50_000)
  })
})
