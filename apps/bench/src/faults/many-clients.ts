import { MemoryTransport, connect, createNetworkModel } from '@tx2-link/core'
import { createFakeClock, createRandom } from '@tx2-link/core/testing'
import { LinkServer } from '@tx2-link/server/link-server'
import { BusyWorld, busySchema } from '@tx2-link/e2e/src/faults/busy-world.ts'

const CLIENTS = 500
const SECONDS = 20
const TICKS_PER_SECOND = 20
const ROUND_TRIP_MS = { least: 10, most: 300 }

/** How often a server encodes for clients whose delays all differ. */
export interface ManyClientsFigures {
  readonly clients: number
  readonly ticks: number
  /** Encodings while nothing was wrong, in all. */
  readonly encodings: number
  /** Ticks for which a delta, and nothing else, was encoded exactly once. */
  readonly ticksWithOne: number
  /** Encodings of a second in which each tenth client was cut off and came back. */
  readonly repairs: { readonly ticks: number; readonly encodings: number; readonly resumed: number }
}

/** Plays 500 clients with round trips of 10 to 300 ms for 20 seconds of a clock of their own. */
export function measureManyClients(): ManyClientsFigures {
  const clock = createFakeClock()
  const random = createRandom(1)
  const busy = new BusyWorld(random, { entities: 200, movesAStep: 20 })
  const server = new LinkServer(busy.world, { clock, tickRate: 0 })
  const clients = Array.from({ length: CLIENTS }, (_, index) => {
    const spread = (ROUND_TRIP_MS.most - ROUND_TRIP_MS.least) * (index / (CLIENTS - 1))
    const latencyMs = (ROUND_TRIP_MS.least + spread) / 2
    const network = createNetworkModel({ latencyMs }, { clock, random })
    const link = connect(`memory://${index}`, {
      schema: busySchema,
      clock,
      random,
      transport: () => {
        const [near, far] = MemoryTransport.createPair({ network })
        server.admit(far)
        return near
      },
    })
    link.open()
    return { link, network }
  })
  const pass = (ticks: number): number[] =>
    Array.from({ length: ticks }, () => {
      const before = server.encodings
      busy.step()
      server.tick()
      clock.advance(1_000 / TICKS_PER_SECOND)
      return server.encodings - before
    })
  pass(5 * TICKS_PER_SECOND)
  const regular = pass(SECONDS * TICKS_PER_SECOND)
  const cut = clients.filter((_, index) => index % 10 === 0)
  for (const { network } of cut) network.cut()
  const repairs = pass(5 * TICKS_PER_SECOND)
  const resumed = cut.filter(({ link }) => link.status.state === 'live').length
  for (const { link } of clients) link.close()
  server.close()
  return {
    clients: CLIENTS,
    ticks: regular.length,
    encodings: sum(regular),
    ticksWithOne: regular.filter((count) => count === 1).length,
    repairs: { ticks: repairs.length, encodings: sum(repairs) - repairs.length, resumed },
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
