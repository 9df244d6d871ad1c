import {
  type Link,
  type Transport,
  World,
  applyDelta,
  applySnapshot,
  connect,
} from '@tx2-link/core'
import { movingSchema } from '../../../packages/core/test/transport/moving-world.ts'
import { canonical } from '../../../packages/core/test/world/canonical.ts'

/** A page's copy of a world that somebody serves it. */
export interface Replica {
  readonly link: Link<typeof movingSchema>
  text(): string
  /** Makes an entity of this page's own. */
  spawnOwn(): void
  state(): string
  /** Why the connection was lost last. */
  reason(): string
}

export function openReplica(name: string, transport: () => Transport): Replica {
  const world = new World(movingSchema)
  const link = connect(name, {
    schema: movingSchema,
    transport,
  })
  const seal = (timestamp: number): void => void world.seal(timestamp)
  link.attach({
    snapshot: (entities, _, timestamp) => {
      applySnapshot(world, entities)
      seal(timestamp)
    },
    delta: (changes, _, timestamp) => {
      applyDelta(world, changes)
      seal(timestamp)
    },
  })
  link.open()
  return {
    link,
    spawnOwn: () => {
      link.own?.spawn({
        Position: { x: 1, y: 2 },
        Tag: { name: `made by ${name}`, serial: -1n, blob: Uint8Array.of(0, 255) },
      })
    },
    text: () => canonical(world.snapshot()),
    state: () => link.status.state,
    reason: () => link.status.reason ?? '',
  }
}
