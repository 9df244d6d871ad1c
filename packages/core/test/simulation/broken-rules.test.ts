import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/protocol/message.ts'
import type { Schema } from '../../src/schema/define-schema.ts'
import { createRateLimiter } from '../../src/rate/create-rate-limiter.ts'
import type { MessageLimiter } from '../../src/rate/message-limiter.ts'
import { simulate } from '../../src/testing/index.ts'
import type { ServerSetting, SimulatedServer, SimulationOptions } from '../../src/testing/index.ts'
import { SyncServer } from '../../src/testing/simulation/sync-server.ts'
import type { Transport } from '../../src/transport/transport.ts'
import { AlteredTransport, rewrite } from './altered-transport.ts'
import { type GameSchema, ownStep, schema, step } from './game.ts'

const game: SimulationOptions<GameSchema> = { schema, step }

/** How the first of at most 100 schedules went wrong, or undefined. */
function firstDivergence(broken: Partial<SimulationOptions<GameSchema>>): string | undefined {
  for (let seed = 1; seed <= 100; seed += 1) {
    const [failure] = simulate({ ...game, ...broken }, { schedules: 1, seed }).failures
    if (failure !== undefined) return failure.divergence
  }
  return undefined
}

function deltaOf({ header, payload }: Message, change: (base: bigint) => bigint): Message {
  if (payload.type !== 'delta') return { header, payload }
  return { header, payload: { ...payload, baseTimestamp: change(payload.baseTimestamp) } }
}

describe('what the simulator finds', () => {
  it('[N4] a receiver that takes gaps', () => {
    const hear = rewrite((message) => deltaOf(message, (base) => (base === 0n ? 0n : 1n)))
    // A server that loses what it says it sent: a sound receiver tells and has it repaired.
    const found = firstDivergence({
      faults: ['starvation'],
      server: createHastyServer,
      wrapTransport: (inner) => new AlteredTransport(inner, { hear }),
    })
    expect(found).toMatch(/is not what it was|name what is not there/)
  })

  it('[N4] a sender that moves its base on a refusal', () => {
    const found = firstDivergence({ faults: ['starvation'], server: createHastyServer })
    expect(found).toContain('not settled')
  })

  it('[N4] a link that takes a transport for ordered which loses messages', () => {
    const found = firstDivergence({
      faults: ['loss'],
      wrapTransport: (inner) => new AlteredTransport(inner, { ordered: true }),
      server: (setting) =>
        createServer(setting, (inner) => new AlteredTransport(inner, { ordered: true })),
    })
    expect(found).toMatch(/not settled|is not what it was/)
  })

  it('[N4] a replica that is told half a tick', () => {
    const found = firstDivergence({
      wrapSink: (sink) => ({
        ...sink,
        delta: (changes, tick, timestamp) =>
          sink.delta(changes.slice(0, Math.ceil(changes.length / 2)), tick, timestamp),
      }),
    })
    expect(found).toMatch(/is not what it was|name what is not there/)
  })

  it('[N4] a snapshot that does not sweep', () => {
    const found = firstDivergence({
      faults: ['restart', 'resync'],
      wrapSink: (sink) => ({
        ...sink,
        snapshot: (entities, tick, timestamp) =>
          sink.delta(
            entities.flatMap(({ id, components }) => [
              { type: 'entity_added' as const, entityId: id },
              ...components.map((component) => ({
                type: 'component_added' as const,
                entityId: id,
                componentId: component.id,
                data: component.data,
              })),
            ]),
            tick,
            timestamp,
          ),
      }),
    })
    expect(found).toContain('is not what it was')
  })

  it('[N4] a change of a client’s own world that is lost', () => {
    let sent = 0
    const found = firstDivergence({
      ownStep,
      wrapTransport: (inner) =>
        new AlteredTransport(inner, {
          ordered: true,
          takes: (bytes) => !isDelta(bytes) || (sent += 1) % 3 !== 0,
        }),
    })
    expect(found).toContain('own world')
  })

  it('[N4] a receiver that takes a part of a snapshot for the whole', () => {
    const hear = rewrite(({ header, payload }) => {
      if (payload.type !== 'snapshot') return { header, payload }
      const metadata = { ...payload.metadata, entityCount: payload.entities.length }
      return { header, payload: { ...payload, metadata } }
    })
    const found = firstDivergence({
      wrapTransport: (inner) => new AlteredTransport(inner, { hear }),
    })
    expect(found).toMatch(/is not what it was/)
  })

  it('[N4] a timer that is left', () => {
    const found = firstDivergence({
      server: (setting) => {
        setting.clock.schedule(10_000_000, () => {})
        return createServer(setting)
      },
    })
    expect(found).toContain('timers are left')
  })

  it('[N4] a socket that is written to without end', () => {
    const found = firstDivergence({
      faults: ['slow-reading'],
      server: (setting) =>
        createServer({ ...setting, sync: { ...setting.sync, maxBufferedBytes: 1e9 } }),
    })
    expect(found).toMatch(/bytes wait for one peer/)
  })
})

function isDelta(bytes: Uint8Array): boolean {
  return /Delta/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 40)))
}

/** Core's own server behind transports that break a rule. */
function createServer<S extends Schema>(
  setting: ServerSetting<S>,
  wrap: (transport: Transport) => Transport = (transport) => transport,
): SimulatedServer {
  const server = new SyncServer(setting)
  return {
    get peers() {
      return server.peers
    },
    admit: (transport) => server.admit(wrap(transport)),
    tick: () => server.tick(),
    ownOf: (id) => server.ownOf(id),
    close: (reason) => server.close(reason),
  }
}

/** What its limiter refuses counts as sent: the next delta starts behind it. */
function createHastyServer<S extends Schema>(setting: ServerSetting<S>): SimulatedServer {
  const limiters: MessageLimiter[] = []
  const server = createServer(
    // Snapshots in one message, since nothing is said of the bases of parts.
    { ...setting, sync: { ...setting.sync, enableRateLimiting: false, maxSnapshotBytes: 1e6 } },
    (inner) => {
      const limiter = createRateLimiter(setting.sync.rateLimit, setting.clock)
      limiters.push(limiter)
      const takes = (bytes: Uint8Array): boolean => limiter.checkAndRecord(bytes.length).ok
      return new AlteredTransport(inner, { takes })
    },
  )
  return {
    get peers() {
      return limiters.map((rateLimiter) => ({ rateLimiter }))
    },
    admit: (transport) => server.admit(transport),
    tick: () => server.tick(),
    ownOf: (id) => server.ownOf(id),
    close: (reason) => server.close(reason),
  }
}

describe('what the simulator finds of a client’s own world meanwhile', () => {
  it('[N5] a copy that is none of what the client said, though it is right in the end', () => {
    const found = firstDivergence({
      ownStep,
      server: (setting) => {
        const server = new SyncServer(setting)
        let ticks = 0
        return {
          ...createServer(setting),
          get peers() {
            return server.peers
          },
          admit: (transport) => server.admit(transport),
          tick: () => {
            ticks += 1
            server.tick()
          },
          ownOf: (id) => {
            const copy = server.ownOf(id)
            // Half of the units are not there for a moment.
            if (copy === undefined || ticks % 20 !== 0) return copy
            const tick = -ticks
            return { tick, snapshot: () => copy.snapshot().filter((_, index) => index % 2 === 0) }
          },
          close: (reason) => server.close(reason),
        }
      },
    })
    expect(found).toContain('none that it said')
  })
})
