import type { Clock, CloseReason, Format, Transport } from '@tx2-link/core'
import { InspectorCloseCode } from '../relay/close-code.ts'
import { encodeWelcome } from '../relay/wire/encode-server-frame.ts'
import type { InspectedServer } from './inspected-server.ts'
import { InspectorSession } from './inspector-session.ts'
import { Keyframes } from './keyframes.ts'
import { Outbox } from './outbox.ts'
import { PeerRoll } from './peer-roll.ts'
import { PeerTap } from './peer-tap.ts'
import { setRateLimit } from './set-rate-limit.ts'
import { Watch } from './watch.ts'

/** How often is looked who came and left, and what waited is tried again, in ms; only while somebody inspects. */
const LOOK_EVERY_MS = 100

export interface HubConfig {
  readonly name: string
  readonly instance: string
  readonly format: Format
  readonly maxInspectors: number
  readonly maxBufferedBytes: number
  readonly clock: Clock
}

/** The inspectors of one server and what they watch. Without any it does nothing at all. */
export class InspectorHub {
  readonly #server: InspectedServer
  readonly #config: HubConfig
  readonly #roll: PeerRoll
  readonly #keyframes: Keyframes
  readonly #sessions = new Set<InspectorSession>()
  readonly #taps = new Map<number, PeerTap>()
  #cancelLook: (() => void) | undefined

  constructor(server: InspectedServer, config: HubConfig) {
    this.#server = server
    this.#config = config
    this.#roll = new PeerRoll(server, config.clock)
    this.#keyframes = new Keyframes(server.world, config.format, config.clock)
  }

  get size(): number {
    return this.#sessions.size
  }

  admit(transport: Transport): void {
    const { clock, maxBufferedBytes, maxInspectors, name, instance, format } = this.#config
    if (this.#sessions.size >= maxInspectors) {
      const text = `${maxInspectors} inspectors are connected, and no more are let in`
      return transport.close({ code: InspectorCloseCode.full, text })
    }
    const outbox = new Outbox(transport, maxBufferedBytes, clock)
    const session = new InspectorSession(transport, outbox, {
      watch: (peer, to) => this.#watch(peer, to),
      unwatch: (peer, watch) => this.#unwatch(peer, watch),
      setRateLimit: ({ peer, config }) => setRateLimit(this.#roll.peer(peer), peer, config),
      left: (gone) => this.#left(gone),
    })
    this.#look()
    this.#sessions.add(session)
    const welcome = encodeWelcome({
      instance,
      name,
      format,
      schema: this.#server.world.schema,
      clock: { now: clock.now(), unix: clock.unixMs() },
    })
    session.start(welcome, this.#roll.list())
  }

  close(reason: CloseReason): void {
    for (const session of this.#sessions) session.close(reason)
  }

  #look(): void {
    this.#cancelLook?.()
    const list = this.#roll.look()
    const isThere = (peer: number): boolean => this.#roll.peer(peer) !== undefined
    for (const session of this.#sessions) {
      session.forgetMissing(isThere)
      if (list !== undefined) session.tellPeers(list)
      session.advance()
    }
    this.#cancelLook = this.#config.clock.schedule(LOOK_EVERY_MS, () => this.#look())
  }

  #watch(number: number, outbox: Outbox): Watch | undefined {
    const peer = this.#roll.peer(number)
    if (peer === undefined) return undefined
    let tap = this.#taps.get(number)
    if (tap === undefined) {
      tap = new PeerTap(peer)
      this.#taps.set(number, tap)
    }
    const watch = new Watch(number, outbox, this.#keyframes, this.#config.clock)
    tap.add(watch)
    return watch
  }

  #unwatch(number: number, watch: Watch): void {
    const tap = this.#taps.get(number)
    tap?.remove(watch)
    if (tap?.isIdle === true) this.#taps.delete(number)
  }

  #left(session: InspectorSession): void {
    this.#sessions.delete(session)
    if (this.#sessions.size > 0) return
    this.#cancelLook?.()
    this.#cancelLook = undefined
    this.#keyframes.forget()
  }
}
