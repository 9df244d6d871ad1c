import {
  connect,
  createEpoch,
  defineSchema,
  f32,
  type Link,
  MemoryTransport,
  type RateLimitConfig,
  string,
  SyncManager,
  u16,
  World,
  type WorldSender,
} from '@tx2-link/core'
import { createFakeClock, createRandom, type FakeClock } from '@tx2-link/core/testing'
import { act, render, type RenderResult } from '@testing-library/react'
import type { ReactNode } from 'react'
import { PanelSessionStore } from '../../../src/panel/session-store.ts'
import { PanelSessionContext } from '../../../src/panel/session.ts'
import { axisEndingAt, TimeAxisContext } from '../../../src/panel/strip/time-axis.ts'
import type { Recorder } from '../../../src/recording/recorder.ts'
import type { Source } from '../../../src/source/source.ts'

export const schema = defineSchema({
  Position: { x: f32, y: f32 },
  Health: { current: u16, max: u16 },
  Name: { value: string },
})

export interface Rig {
  readonly clock: FakeClock
  readonly world: World<typeof schema>
  readonly link: Link<typeof schema>
  readonly manager: SyncManager
  readonly source: Source
  readonly store: PanelSessionStore
  readonly recorder: Recorder
  /** One tick of the server: what was written goes out as far as the limiter lets it. */
  tick(afterMs?: number): void
  show(content: ReactNode): RenderResult
}

export interface RigOptions {
  readonly rateLimit?: Partial<RateLimitConfig>
  readonly isLimited?: boolean
  /** Whether the recorder gets a full state at first. */
  readonly hasKeyframe?: boolean
}

/** A server's link to one client, recorded at the server; real but for wire and time. */
export function createRig(options: RigOptions = {}): Rig {
  const { rateLimit = {}, isLimited = true, hasKeyframe = true } = options
  const clock = createFakeClock(1000)
  const world = new World(schema)
  let manager: SyncManager | undefined
  let sender: WorldSender | undefined
  const link = connect('memory://server', {
    schema,
    clock,
    random: createRandom(1),
    transport: () => {
      const [near, far] = MemoryTransport.createPair()
      manager = new SyncManager(far, {
        clock,
        schema,
        role: 'server',
        rateLimit,
        enableRateLimiting: isLimited,
      })
      sender = manager.serveWorld(manager.createWorldEncoder(world), createEpoch())
      return near
    },
  })
  link.open()
  clock.advance(50)
  const server = manager
  if (server === undefined) throw new Error('the link did not connect')
  const limiter = server.rateLimiter
  const source: Source = {
    id: 'server',
    label: 'test server',
    detail: 'memory',
    schema,
    format: 'msgpack',
    worldDirection: 'out',
    timeOrigin: 0,
    now: () => clock.now(),
    observe: (probe) => server.observe(probe),
    requestKeyframe: () => {
      if (hasKeyframe) link.resync('asked')
    },
    rateLimit: limiter && {
      get: () => limiter.getConfig(),
      set: (config) => limiter.setConfig(config),
    },
    stats: () => ({ state: 'live', rttMs: undefined, jitterMs: undefined, bufferedBytes: 0 }),
  }
  const sources = [source]
  const store = new PanelSessionStore({ get: () => sources, subscribe: () => () => undefined })
  store.start()
  return {
    clock,
    world,
    link,
    manager: server,
    source,
    store,
    recorder: store.get().recorder,
    tick: (afterMs = 50) => {
      act(() => {
        world.seal(clock.unixMs())
        sender?.flush()
        clock.advance(afterMs)
      })
    },
    show: (content) =>
      render(
        <PanelSessionContext value={store}>
          <TimeAxisContext value={axisEndingAt(clock.now(), 600, 1)}>{content}</TimeAxisContext>
        </PanelSessionContext>,
      ),
  }
}
