import { describe, expect, it } from 'vitest'
import type { Clock } from '../../src/clock.ts'
import type { ConnectOptions } from '../../src/sync/connect.ts'
import { pageSurroundings, type Surroundings } from '../../src/sync/surroundings.ts'
import { contentOf, createRig, type Rig, type TestSchema } from './link-harness.ts'

/** A page whose network and visibility are what the test says. */
class TestPage implements Surroundings {
  isOnline = true
  isVisible = true
  listeners: readonly (() => void)[] = []

  subscribe(listener: () => void): () => void {
    this.listeners = [...this.listeners, listener]
    return () => (this.listeners = this.listeners.filter((one) => one !== listener))
  }

  turn(change: { isOnline?: boolean; isVisible?: boolean }): void {
    Object.assign(this, change)
    for (const listener of this.listeners) listener()
  }
}

/** Holds timers back while a page is hidden, as browsers do. */
class StretchedClock implements Clock {
  readonly #clock: Clock
  readonly #held: (() => void)[] = []
  isStretched = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  now(): number {
    return this.#clock.now()
  }

  unixMs(): number {
    return this.#clock.unixMs()
  }

  schedule(delayMs: number, callback: () => void): () => void {
    let isCancelled = false
    const cancel = this.#clock.schedule(delayMs, () => {
      if (this.isStretched) this.#held.push(() => isCancelled || callback())
      else callback()
    })
    return () => {
      isCancelled = true
      cancel()
    }
  }

  /** Runs what fell due meanwhile. */
  release(): void {
    this.isStretched = false
    for (const callback of this.#held.splice(0)) callback()
  }
}

interface PageRig extends Rig {
  readonly page: TestPage
  /** Passes time in which no timer of the page runs, and then those that fell due. */
  sleep(ms: number): void
  /** How often the link asked for a transport. */
  attempts(): number
}

function createPageRig(options: Partial<ConnectOptions<TestSchema>> = {}): PageRig {
  const page = new TestPage()
  let stretched: StretchedClock | undefined
  const rig = createRig({ surroundings: page, ...options }, {}, (clock) => {
    stretched = new StretchedClock(clock)
    return stretched
  })
  const sleep = (ms: number): void => {
    if (stretched !== undefined) stretched.isStretched = true
    rig.clock.advance(ms)
    stretched?.release()
  }
  rig.server.world.spawn({ Health: { current: 5 } })
  const attempts = (): number =>
    rig.probed.filter((event) => event.type === 'state' && event.state === 'connecting').length
  return { ...rig, page, sleep, attempts }
}

describe('a link without a network', () => {
  it('[L19] [L23] makes no attempt while there is none, says so, and connects as soon as it is back', () => {
    const { link, server, clock, page, attempts, replica, step } = createPageRig()
    link.open()
    step(2)
    page.turn({ isOnline: false })
    server.loseAll()
    expect(link.status).toMatchObject({
      state: 'offline',
      reason: 'there is no network',
      closeCode: undefined,
      retryAt: undefined,
    })
    const before = attempts()
    clock.advance(3_600_000)
    expect(attempts()).toBe(before)
    expect(contentOf(replica)).toEqual(contentOf(server.world))
    page.turn({ isOnline: true })
    expect(attempts()).toBe(before + 1)
    step(2)
    expect(link.status).toMatchObject({ state: 'live', resumed: { changes: 0 } })
    expect(link.getStats()).toMatchObject({ closes: 1, reconnects: 1 })
  })

  it('[L19] waits for a network also when it is opened without one, and when it goes while a wait runs', () => {
    const { link, server, clock, page, attempts, probed, step } = createPageRig()
    page.isOnline = false
    link.open()
    clock.advance(60_000)
    expect([attempts(), link.status.state]).toEqual([0, 'offline'])
    server.isUp = false
    page.turn({ isOnline: true })
    expect([attempts(), link.status.state]).toEqual([1, 'connecting'])
    page.turn({ isOnline: false })
    clock.advance(60_000)
    expect([attempts(), link.status.state]).toEqual([1, 'offline'])
    expect(probed).toContainEqual(
      expect.objectContaining({ type: 'state', state: 'offline', reason: 'there is no network' }),
    )
    server.isUp = true
    page.turn({ isOnline: true })
    step(2)
    expect(link.status.state).toBe('live')
  })

  it('[L19] keeps a connection that outlives its network, stale until something is heard', () => {
    const { link, server, page, attempts, step } = createPageRig()
    const [id = 0] = [...server.world.ids()]
    link.open()
    step(2)
    page.turn({ isOnline: false })
    expect(link.status).toMatchObject({ state: 'stale', reason: 'there is no network' })
    server.world.patch(id, 'Health', { current: 4 })
    step(2)
    expect([link.status.state, attempts()]).toEqual(['live', 1])
  })

  it('[L19] tries at once when it is told to, whatever the page says, and leaves nothing when closed', () => {
    const { link, clock, page, attempts } = createPageRig()
    page.isOnline = false
    link.open()
    link.reconnect()
    expect(attempts()).toBe(1)
    link.close()
    expect([clock.pendingCount, page.listeners.length]).toEqual([0, 0])
    link.open()
    expect(link.status.state).toBe('offline')
    link.close()
    expect([clock.pendingCount, page.listeners.length, link.status.state]).toEqual([0, 0, 'closed'])
  })
})

describe('a link on a page that is hidden', () => {
  it('[L20] is not given up while its timers are stretched to a minute, and is asked when it is looked at again', () => {
    const { link, server, page, sleep, step } = createPageRig()
    link.open()
    step(2)
    page.turn({ isVisible: false })
    for (let minute = 0; minute < 5; minute += 1) sleep(60_000)
    expect(server.peers).toHaveLength(1)
    expect(link.getStats().closes).toBe(0)
    page.turn({ isVisible: true })
    step(10)
    expect(link.getStats().closes).toBe(0)
    expect(link.status.state).toBe('live')
  })

  it('[L20] finds a connection that died meanwhile in less than 2 s when it is looked at again', () => {
    const { link, server, clock, page, sleep, step } = createPageRig()
    link.open()
    step(2)
    page.turn({ isVisible: false })
    server.isCutOff = true
    sleep(60_000)
    expect(link.getStats().closes).toBe(0)
    page.turn({ isVisible: true })
    clock.advance(1_750)
    expect(link.getStats().closes).toBe(1)
    server.isCutOff = false
    step(20)
    expect(link.status.state).toBe('live')
  })

  it('[L20] tries to connect at once when it is looked at, not when its wait is over', () => {
    const { link, server, clock, page, attempts, step } = createPageRig({
      reconnectDelayMs: 60_000,
      maxReconnectDelayMs: 60_000,
    })
    link.open()
    step(2)
    page.turn({ isVisible: false })
    server.loseAll()
    clock.advance(1_000)
    const before = attempts()
    page.turn({ isVisible: true })
    expect(attempts()).toBe(before + 1)
    step(2)
    expect(link.status.state).toBe('live')
  })
})

describe('what a page tells', () => {
  it('[L19] is read from the browser, and an address of this machine needs no network', () => {
    const document = Object.assign(new EventTarget(), { visibilityState: 'hidden' })
    const page = new EventTarget()
    const scope = {
      navigator: { onLine: false },
      document,
      addEventListener: page.addEventListener.bind(page),
      removeEventListener: page.removeEventListener.bind(page),
    }
    const surroundings = pageSurroundings('wss://game.example/link', scope)
    expect([surroundings.isOnline, surroundings.isVisible]).toEqual([false, false])
    for (const url of [
      'ws://localhost:1',
      'ws://127.0.0.1:1',
      'ws://[::1]:1',
      'ws://a.localhost',
    ]) {
      expect(pageSurroundings(url, scope).isOnline).toBe(true)
    }
    expect(pageSurroundings('ws://127.0.0.1.example', scope).isOnline).toBe(false)
    let told = 0
    const stop = surroundings.subscribe(() => (told += 1))
    page.dispatchEvent(new Event('online'))
    page.dispatchEvent(new Event('offline'))
    document.dispatchEvent(new Event('visibilitychange'))
    expect(told).toBe(3)
    stop()
    page.dispatchEvent(new Event('online'))
    document.dispatchEvent(new Event('visibilitychange'))
    expect(told).toBe(3)
  })

  it('[L19] is nothing where there is no page: a link tries', () => {
    const surroundings = pageSurroundings('wss://game.example/link', {})
    expect([surroundings.isOnline, surroundings.isVisible]).toEqual([true, true])
    surroundings.subscribe(() => {})()
  })
})
