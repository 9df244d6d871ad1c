import { connect, type EntityId, type Link, type ReplicaSink } from '@tx2-link/core'
import { type ReplicaStore, replicaOf } from '@tx2-link/react/store'
import { entityIds, type Move, type Position, schema, startOf } from './workload.ts'

const TICK_MS = 50

/** A link without a network, whose replica gets by hand what a codec would have decoded. */
export interface FedLink {
  readonly link: Link<typeof schema>
  readonly store: ReplicaStore<typeof schema>
  /** A delta arrives and is published at once. */
  feed(moves: readonly Move[]): void
  /** Where an entity is, read by fields: to read it as a component would keep it, as if it were shown. */
  readPosition(id: EntityId): Position | undefined
}

export function createFedLink(entities: number): FedLink {
  const link = connect('ws://127.0.0.1', { schema })
  let sink: ReplicaSink | undefined
  link.attach = (given) => {
    sink = given
    return () => {}
  }
  // Providers would open it.
  link.retain = () => () => {}
  const store = replicaOf(link)
  let tick = 1
  sink?.snapshot(entityIds(entities).map(entityAtStart), tick, TICK_MS)
  store.publish()
  const { world } = store.getState()
  return {
    link,
    store,
    readPosition: (id) => {
      const x = world.field(id, 'Position', 'x')
      const y = world.field(id, 'Position', 'y')
      return x === undefined || y === undefined ? undefined : { x, y }
    },
    feed: (moves) => {
      tick += 1
      sink?.delta(moves, tick, tick * TICK_MS)
      store.publish()
    },
  }
}

function entityAtStart(id: EntityId): Parameters<ReplicaSink['snapshot']>[0][number] {
  const { x, y } = startOf(id)
  const fields = new Map([
    ['x', { type: 'F32', value: x } as const],
    ['y', { type: 'F32', value: y } as const],
  ])
  return { id, components: [{ id: 'Position', data: { type: 'Structured', fields } }] }
}
