import { type Clock, type Format, type Schema, World } from '@tx2-link/core'
import { type Source, countsOfManager, statsOfLink } from '@tx2-link/devtools/recording'
import type { ReplicaState } from '@tx2-link/react/store'
import type { ClientHost } from './client-host.ts'
import { EndSource, type WholeState } from './end-source.ts'
import type { ServerHost } from './server-host.ts'

/** A client's end of its link, for the devtools. */
export function clientSource<S extends Schema>(
  client: ClientHost<S>,
  format: Format,
  clock: Clock,
): Source {
  const { name, link, store } = client
  return new EndSource({
    id: `client-${name.toLowerCase()}`,
    label: `Client ${name}`,
    detail: `${link.url} · ${format}`,
    schema: link.schema,
    format,
    worldDirection: 'in',
    clock,
    observe: (probe) => link.observe(probe),
    wholeState: () => stateOfReplica(link.schema, store.getState()),
    rateLimiter: () => link.rateLimiter,
    stats: () => statsOfLink(link),
    reconnect: () => link.reconnect(),
  })
}

/** The server's end of a client's link, for the devtools; over reconnections, though each makes another peer. */
export function peerSource<S extends Schema>(
  client: ClientHost<S>,
  server: ServerHost<S>,
  format: Format,
  clock: Clock,
): Source {
  const { name, link, peerProbes } = client
  return new EndSource({
    id: `server-${name.toLowerCase()}`,
    label: `Server to ${name}`,
    detail: `${link.url} · ${format}`,
    schema: link.schema,
    format,
    worldDirection: 'out',
    clock,
    observe: (probe) => peerProbes.observe(probe),
    wholeState: () => (client.peer === undefined ? undefined : stateOfWorld(server.world)),
    rateLimiter: () => client.peer?.rateLimiter,
    stats: () => {
      const stats = client.peer?.getStats()
      return {
        state: stats === undefined ? 'disconnected' : 'connected',
        rttMs: stats?.rttMs,
        jitterMs: stats?.jitterMs,
        bufferedBytes: stats?.bufferedBytes ?? 0,
        counts: stats && countsOfManager(stats),
        server: server.links.getStats(),
      }
    },
  })
}

function stateOfReplica(
  schema: Schema,
  { world, tick, timestamp }: ReplicaState,
): WholeState | undefined {
  if (tick === 0) return undefined
  const copy = new World(schema)
  for (const id of world.ids()) copy.spawn(world.get(id), { id })
  copy.seal(timestamp)
  return { entities: copy.snapshot(), tick, timestamp }
}

/** Between a write and the end of its tick a world has no state that could be told. */
function stateOfWorld(world: World): WholeState | undefined {
  if (world.isTouched) return undefined
  return { entities: world.snapshot(), tick: world.tick, timestamp: world.timestamp }
}
