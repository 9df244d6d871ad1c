import {
  type ConnectOptions,
  type EntityId,
  type Link,
  MemoryTransport,
  type ProbeEvent,
  type Transport,
  type TransportListener,
  World,
  applyDelta,
  applySnapshot,
  array,
  connect,
  createCodec,
  defineSchema,
  f32,
  optional,
  string,
  u8,
} from '@tx2-link/core'
import { type FakeClock, createFakeClock, createRandom } from '@tx2-link/core/testing'
import { LinkServer, type PeerSyncConfig } from '@tx2-link/server/link-server'
import { Recorder } from '../../src/recording/recorder.ts'
import type { RecorderOptions } from '../../src/recording/recorder-options.ts'
import { canonical } from './canonical.ts'

export const schema = defineSchema({
  Position: { x: f32, y: f32 },
  Health: { current: u8, shield: optional(u8) },
  Profile: { name: string },
  Bag: { items: array },
})

export type TestSchema = typeof schema

export interface RigOptions {
  readonly recorder?: RecorderOptions
  readonly sync?: Partial<PeerSyncConfig>
  readonly link?: Partial<ConnectOptions<TestSchema>>
}

/** What a recorder should know after each message that it recorded. */
export interface Recorded {
  readonly recorder: Recorder
  /** The real world after each message, as text; undefined while nobody had told it whole. */
  readonly truth: (string | undefined)[]
}

/**
 * A server and one client over a memory transport that may lose messages, with a recorder at both
 * ends. What the worlds really are is written down with every message.
 */
export class Rig {
  readonly clock: FakeClock = createFakeClock(1_000)
  world: World<TestSchema> = new World(schema)
  server: LinkServer<TestSchema>
  readonly link: Link<TestSchema>
  /** What the client has, by its sink. */
  readonly replica: World<TestSchema> = new World(schema)
  /** The client's recording of the server's world. */
  readonly client: Recorded
  /** The client's recording of its own world, in the same recorder. */
  readonly own: Recorded
  /** The server's recording of each connection. */
  readonly peers: Recorded[] = []
  /** Loses what it says true to, both ways, without a word. */
  loses: (bytes: Uint8Array) => boolean = () => false
  readonly #options: RigOptions
  readonly #ends = new Set<MemoryTransport>()
  #replicaIsKnown = false
  /** Whether the recorder knows how the link judges its peer: by the connection's start, or by its answers. */
  #isSure = false
  /** The message that the client is still busy with. */
  #unsettled = -1
  /** The own world as it was last sent, as text. */
  #ownSent: string | undefined

  constructor(options: RigOptions = {}) {
    this.#options = options
    this.server = this.#createServer()
    const recorder = new Recorder({ clock: this.clock, schema, ...options.recorder })
    this.client = { recorder, truth: [] }
    this.own = { recorder, truth: [] }
    this.link = connect('ws://test', {
      schema,
      clock: this.clock,
      random: createRandom(1),
      transport: () => this.#connect(),
      ...options.link,
    })
    this.link.attach({
      snapshot: (entities) => {
        applySnapshot(this.replica, entities)
        this.#replicaIsKnown ||= this.client.recorder.isRecording
      },
      delta: (changes) => void applyDelta(this.replica, changes),
    })
  }

  /** Starts to record at the client; the world is known from the next whole state on. */
  follow(): () => void {
    const { recorder } = this.client
    this.#forget()
    const stop = recorder.follow({
      observe: (probe) =>
        this.link.observe((event) => {
          this.settle()
          const before = recorder.endIndex
          probe(event)
          if (recorder.isRecording) this.#learn(event)
          if (recorder.endIndex > before) this.#clientRecorded(event)
        }),
      requestKeyframe: () => this.link.requestSnapshot(),
    })
    return () => {
      this.settle()
      stop()
    }
  }

  /** Whoever recorded last knows by now what the message did. */
  settle(): void {
    const { recorder, truth } = this.client
    const index = recorder.endIndex - 1
    if (index !== this.#unsettled) return
    truth[index] = this.#replicaIsKnown ? textOf(this.replica) : undefined
    this.#unsettled = -1
  }

  pause(): void {
    this.settle()
    this.client.recorder.pause()
    this.#forget()
  }

  resume(): void {
    this.client.recorder.resume()
  }

  /** Ends every connection as a lost network would. */
  cut(): void {
    for (const end of this.#ends) end.close({ code: 1006, text: 'lost' })
    this.#ends.clear()
  }

  /** As if the server's process was killed and started again with another world. */
  restart(): void {
    this.server.close()
    this.#ends.clear()
    this.world = new World(schema)
    this.server = this.#createServer()
  }

  /** Server ticks of 50 ms each. */
  run(ticks: number): void {
    for (let done = 0; done < ticks; done += 1) {
      this.server.tick(50)
      this.clock.advance(50)
    }
  }

  #createServer(): LinkServer<TestSchema> {
    const server = new LinkServer<TestSchema>(this.world, {
      clock: this.clock,
      tickRate: 0,
      accept: () => true,
      onJoin: (peer) => {
        const { world } = this
        const { clock } = this
        const recorder = new Recorder({
          clock,
          schema,
          worldDirection: 'out',
          ...this.#options.recorder,
        })
        const recorded: Recorded = { recorder, truth: [] }
        this.peers.push(recorded)
        let sent: string | undefined
        peer.observe((event) => {
          const before = recorder.endIndex
          recorder.probe(event)
          if (recorder.endIndex === before) return
          if (isState(event, 'out') && (sent !== undefined || isWhole(event))) sent = textOf(world)
          recorded.truth[before] = sent
        })
      },
      ...(this.#options.sync === undefined ? {} : { sync: this.#options.sync }),
    })
    return server
  }

  #connect(): Transport {
    const [near, far] = MemoryTransport.createPair()
    this.#ends.add(far)
    this.server.admit(new LossyTransport(far, (bytes) => this.loses(bytes)))
    return new LossyTransport(near, (bytes) => this.loses(bytes))
  }

  #forget(): void {
    this.#replicaIsKnown = false
    this.#ownSent = undefined
    this.#isSure = false
  }

  /** What does not fit makes the world unknown to a recorder that cannot tell how the link judges it. */
  #learn(event: ProbeEvent): void {
    if (event.type === 'state' && event.state === 'connected') this.#isSure = true
    if (event.type === 'message' && event.direction === 'out') {
      this.#isSure ||= event.messageType === 'schema_sync' || event.messageType === 'ack'
    }
    const isRefusal =
      event.type === 'warning' && (event.code === 'gap' || event.code === 'duplicate')
    if (!isRefusal || this.#isSure) return
    this.#replicaIsKnown = false
    this.client.truth[this.client.recorder.endIndex - 1] = undefined
  }

  #clientRecorded(event: ProbeEvent): void {
    const index = this.client.recorder.endIndex - 1
    this.#unsettled = index
    if (isState(event, 'out') && (this.#ownSent !== undefined || isWhole(event))) {
      this.#ownSent = this.link.own === undefined ? undefined : textOf(this.link.own)
    }
    this.own.truth[index] = this.#ownSent
  }
}

/** A transport that claims to be reliable and is not. */
class LossyTransport implements Transport {
  readonly ordered = true
  readonly #inner: MemoryTransport
  readonly #loses: (bytes: Uint8Array) => boolean

  constructor(inner: MemoryTransport, loses: (bytes: Uint8Array) => boolean) {
    this.#inner = inner
    this.#loses = loses
  }

  get state(): Transport['state'] {
    return this.#inner.state
  }

  get bufferedBytes(): number {
    return this.#inner.bufferedBytes
  }

  send(bytes: Uint8Array): boolean {
    return this.#inner.send(bytes)
  }

  close(reason?: Parameters<Transport['close']>[0]): void {
    this.#inner.close(reason)
  }

  listen(listener: TransportListener): void {
    this.#inner.listen({
      open: () => listener.open?.(),
      message: (bytes) => {
        if (!this.#loses(bytes)) listener.message(bytes)
      },
      close: (reason) => listener.close?.(reason),
    })
  }
}

/** Whether a message carries state, by the name in its header. */
export function holdsState(bytes: Uint8Array): boolean {
  return /Snapshot|Delta/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 40)))
}

/** Everything that a world holds, for comparing. */
export function textOf(world: World): string {
  world.seal(world.timestamp)
  return canonical(world.snapshot())
}

/** The living, for tests that pick one. */
export function livingOf(world: World): EntityId[] {
  return [...world.ids()]
}

function isState(event: ProbeEvent, direction: 'in' | 'out'): boolean {
  if (event.type !== 'message' || event.direction !== direction) return false
  return event.messageType === 'snapshot' || event.messageType === 'delta'
}

/** Whether a message tells the whole state: a snapshot, or a delta from nothing. */
function isWhole(event: ProbeEvent): boolean {
  if (event.type !== 'message') return false
  const { payload } = createCodec(event.format === 'json' ? 'json' : 'msgpack').decodeMessage(
    event.bytes,
  )
  return payload.type === 'snapshot' || (payload.type === 'delta' && payload.baseTimestamp === 0n)
}
