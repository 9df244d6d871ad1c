import {
  type ConnectOptions,
  type EntityId,
  type Link,
  MemoryTransport,
  World,
  applyDelta,
  applySnapshot,
  connect,
  defineSchema,
  f32,
  string,
  u8,
} from '@tx2-link/core'
import { createFakeClock, type FakeClock } from '@tx2-link/core/testing'
import { LinkServer, type LinkServerOptions } from '../src/link-server.ts'

export const schema = defineSchema({
  Position: { x: f32, y: f32 },
  Health: { current: u8 },
  Profile: { name: string },
})

export type TestSchema = typeof schema

interface TestClient {
  readonly link: Link<TestSchema>
  readonly replica: World<TestSchema>
  /** Changes told with each message, a snapshot as `all`. */
  readonly told: (number | 'all')[]
  /** Cuts the connection as a lost network would. */
  cut(code?: number): void
  /** Nothing that it says arrives any more. */
  silence(): void
  /** Its end of the connection is lost, and the server's is not told. */
  vanish(): void
}

export interface Rig {
  readonly clock: FakeClock
  readonly world: World<TestSchema>
  readonly server: LinkServer<TestSchema>
  join(options?: Partial<ConnectOptions<TestSchema>>): TestClient
  /** Server ticks of 50 ms each. */
  run(ticks: number): void
}

/** A server with its tick loop on a fake clock, and clients over memory transports. */
export function createRig(options: LinkServerOptions<TestSchema> = {}): Rig {
  const clock = createFakeClock(5_000)
  const world = new World(schema)
  const server = new LinkServer(world, { clock, ...options })
  return {
    clock,
    world,
    server,
    join: (clientOptions = {}) => createClient(clock, server, clientOptions),
    run: (ticks) => clock.advance(ticks * 50),
  }
}

function createClient(
  clock: FakeClock,
  server: LinkServer<TestSchema>,
  options: Partial<ConnectOptions<TestSchema>>,
): TestClient {
  let far: MemoryTransport | undefined
  let isSilent = false
  let lose: (() => void) | undefined
  const link = connect('ws://test', {
    schema,
    clock,
    random: () => 0.5,
    transport: () => {
      const [near, serverEnd] = MemoryTransport.createPair()
      far = serverEnd
      server.admit(serverEnd)
      const send = near.send.bind(near)
      near.send = (bytes) => isSilent || send(bytes)
      const listen = near.listen.bind(near)
      near.listen = (listener) => {
        lose = () => {
          listen({ message: () => {} })
          listener.close?.({ code: 1006, text: 'lost' })
        }
        listen(listener)
      }
      return near
    },
    ...options,
  })
  const replica = new World(schema)
  const told: (number | 'all')[] = []
  link.attach({
    snapshot: (entities) => {
      applySnapshot(replica, entities)
      told.push('all')
    },
    delta: (changes) => {
      applyDelta(replica, changes)
      told.push(changes.length)
    },
  })
  link.open()
  return {
    link,
    replica,
    told,
    cut: (code = 1006) => far?.close({ code, text: 'cut' }),
    silence: () => (isSilent = true),
    vanish: () => lose?.(),
  }
}

export function positions(world: World<TestSchema>): Map<EntityId, unknown> {
  return new Map([...world.ids()].map((id) => [id, world.get(id, 'Position')]))
}
