import type { Clock } from '../../src/clock.ts'
import { applyDelta } from '../../src/delta/apply-delta.ts'
import { applySnapshot } from '../../src/delta/apply-snapshot.ts'
import type { ProbeEvent } from '../../src/probe.ts'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { f32, string, u8 } from '../../src/schema/field.ts'
import type { SyncConfig } from '../../src/sync/config.ts'
import { type ConnectOptions, connect } from '../../src/sync/connect.ts'
import { createEpoch } from '../../src/sync/epoch.ts'
import type { SyncEvent } from '../../src/sync/events.ts'
import type { Link } from '../../src/sync/link.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import type { WorldSender } from '../../src/sync/world-sender.ts'
import { type FakeClock, createFakeClock } from '../../src/testing/fake-clock.ts'
import { createRandom } from '../../src/testing/random.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import type {
  CloseReason,
  Transport,
  TransportListener,
  TransportState,
} from '../../src/transport/transport.ts'
import { World } from '../../src/world/world.ts'

export const schema = defineSchema({
  Position: { x: f32, y: f32 },
  Health: { current: u8 },
  Name: { value: string },
})

export type TestSchema = typeof schema

interface ServerPeer {
  readonly manager: SyncManager
  readonly sender: WorldSender
  readonly end: MemoryTransport
  readonly events: SyncEvent[]
}

/** A server without sockets: one world, and a sync manager for each client that was let in. */
class TestServer {
  readonly clock: FakeClock
  world: World<TestSchema> = new World(schema)
  epoch: string = createEpoch()
  peers: ServerPeer[] = []
  readonly config: Partial<SyncConfig>
  /** Loses what it says true to, of what goes to clients, without a word. */
  loses: (bytes: Uint8Array) => boolean = () => false
  /** Hears nothing, and nothing that it says arrives, while it is true. */
  isCutOff = false
  /** Refuses connections while it is false. */
  isUp = true
  /** Why it closes connections, while there is a reason. */
  turnsAway: CloseReason | undefined
  /** Grants the same ids to each connection. */
  keepsIds = false
  /** Called when a client has greeted, before it is answered. */
  greeted: (manager: SyncManager) => void = () => {}
  #nextIds = 1_000_000

  constructor(clock: FakeClock, config: Partial<SyncConfig> = {}) {
    this.clock = clock
    this.config = config
  }

  /** The client's end of a new connection, as a transport factory gives it. */
  connect(): Transport {
    const [inner, far] = MemoryTransport.createPair()
    const near = new LossyTransport(inner, {
      back: (bytes) => this.isCutOff || this.loses(bytes),
      there: () => this.isCutOff,
    })
    if (this.turnsAway !== undefined) far.close(this.turnsAway)
    else if (this.isUp) this.#admit(far)
    else far.close({ code: 1006, text: 'connection refused' })
    return near
  }

  tick(): void {
    this.world.seal(this.clock.unixMs())
    for (const { sender } of this.peers) sender.flush()
  }

  /** As if the process was killed and started again with another world. */
  restart(): void {
    this.loseAll()
    this.world = new World(schema)
    this.epoch = createEpoch()
  }

  loseAll(): void {
    const lost = this.peers
    this.peers = []
    for (const { end } of lost) end.close({ code: 1006, text: 'lost' })
  }

  #admit(end: MemoryTransport): void {
    const manager = new SyncManager(end, {
      clock: this.clock,
      schema,
      role: 'server',
      ...this.config,
    })
    const first = this.#nextIds
    if (!this.keepsIds) this.#nextIds += 100
    manager.introduction.ids = { first, last: first + 99 }
    const sender = manager.serveWorld(manager.createWorldEncoder(this.world), this.epoch)
    const events: SyncEvent[] = []
    manager.subscribe((event) => {
      events.push(event)
      if (event.type === 'greeted') this.greeted(manager)
    })
    this.peers.push({ manager, sender, end, events })
  }
}

interface Losses {
  there(): boolean
  back(bytes: Uint8Array): boolean
}

/** A transport that claims to be reliable and is not. */
class LossyTransport implements Transport {
  readonly ordered = true
  readonly #inner: MemoryTransport
  readonly #loses: Losses

  constructor(inner: MemoryTransport, loses: Losses) {
    this.#inner = inner
    this.#loses = loses
  }

  get state(): TransportState {
    return this.#inner.state
  }

  get bufferedBytes(): number {
    return this.#inner.bufferedBytes
  }

  send(bytes: Uint8Array): boolean {
    return this.#loses.there() || this.#inner.send(bytes)
  }

  close(reason?: CloseReason): void {
    this.#inner.close(reason)
  }

  listen(listener: TransportListener): void {
    this.#inner.listen({
      open: () => listener.open?.(),
      message: (bytes) => {
        if (!this.#loses.back(bytes)) listener.message(bytes)
      },
      close: (reason) => listener.close?.(reason),
    })
  }
}

/** Whether a MessagePack or JSON message is a snapshot or a delta, by the name in its header. */
export function isState(bytes: Uint8Array): boolean {
  return /Snapshot|Delta/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 40)))
}

export interface Rig {
  readonly clock: FakeClock
  readonly server: TestServer
  readonly link: Link<TestSchema>
  /** What the client has, kept by the sink. */
  readonly replica: World<TestSchema>
  readonly probed: ProbeEvent[]
  /** What went to the sink, in words. */
  readonly told: string[]
  /** One server tick and 50 ms. */
  step(count?: number): void
}

export function createRig(
  options: Partial<ConnectOptions<TestSchema>> = {},
  serverConfig: Partial<SyncConfig> = {},
  wrapClock: (clock: Clock) => Clock = (clock) => clock,
): Rig {
  const clock = createFakeClock(1_000)
  const server = new TestServer(clock, serverConfig)
  const probed: ProbeEvent[] = []
  const link = connect('ws://test', {
    schema,
    clock: wrapClock(clock),
    random: createRandom(1),
    transport: () => server.connect(),
    probe: (event) =>
      void probed.push(event.type === 'message' ? { ...event, bytes: event.bytes.slice() } : event),
    ...options,
  })
  const replica = new World(schema)
  const told: string[] = []
  link.attach({
    snapshot: (entities, tick) => {
      applySnapshot(replica, entities)
      told.push(`snapshot ${tick}`)
    },
    delta: (changes, tick) => {
      applyDelta(replica, changes)
      told.push(`delta ${tick}`)
    },
  })
  return {
    clock,
    server,
    link,
    replica,
    probed,
    told,
    step: (count = 1) => {
      for (let done = 0; done < count; done += 1) {
        server.tick()
        clock.advance(50)
      }
    },
  }
}

/** A world's content in a form that can be compared. */
export function contentOf(world: World<TestSchema>): Record<number, unknown> {
  const content: Record<number, unknown> = {}
  for (const id of world.ids()) {
    content[id] = {
      Position: world.get(id, 'Position'),
      Health: world.get(id, 'Health'),
      Name: world.get(id, 'Name'),
    }
  }
  return content
}
