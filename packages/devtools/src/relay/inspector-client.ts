import { type Clock, LinkError, LinkErrorCode, type Random, type Transport } from '@tx2-link/core'
import type { RateLimitChange, SourceList } from '../source/source.ts'
import { InspectorCloseCode } from './close-code.ts'
import type { InspectorConnection, InspectorStatus } from './inspector-connection.ts'
import { Redial } from './redial.ts'
import { RelaySourceList } from './relay-source-list.ts'
import { splitFrames } from './wire/batch.ts'
import { encodeCommand } from './wire/command.ts'
import { malformed } from './wire/frame-reader.ts'
import type { ServerFrame, SetRateLimitResult, Welcome } from './wire/server-frame.ts'
import { ServerFrameDecoder } from './wire/server-frame-decoder.ts'

/** A server that has not said what it is after this long is given up, in ms. */
const WELCOME_PATIENCE_MS = 10_000

/** Changes of rate limits that wait for their answer, at the most. */
const MAX_REQUESTS = 256

const FINAL_CODES: ReadonlySet<number> = new Set([
  InspectorCloseCode.malformed,
  InspectorCloseCode.unauthorized,
])

export interface InspectorClientConfig {
  /** Where it connects to, without what is secret. */
  readonly address: string
  readonly clock: Clock
  readonly random: Random
  dial(): Transport
}

/** The panel's end of a relay: frames in, sources out. */
export class InspectorClient implements InspectorConnection {
  readonly #address: string
  readonly #clock: Clock
  readonly #redial: Redial
  readonly #sources: RelaySourceList
  readonly #listeners = new Set<() => void>()
  readonly #requests = new Map<number, (result: SetRateLimitResult) => void>()
  #decoder: ServerFrameDecoder | undefined
  /** What the server said it is; undefined until it did. */
  #server: Welcome | undefined
  #request = 0
  #cancelPatience: (() => void) | undefined
  #status: InspectorStatus

  constructor({ address, clock, random, dial }: InspectorClientConfig) {
    this.#address = address
    this.#clock = clock
    this.#status = { state: 'connecting', text: `connecting to ${address}`, retryAt: undefined }
    this.#sources = new RelaySourceList(
      {
        send: (command) => this.#server !== undefined && this.#redial.send(encodeCommand(command)),
        setRateLimit: (peer, config) => this.#setRateLimit(peer, config),
      },
      clock,
      address,
    )
    this.#redial = new Redial(
      dial,
      { clock, random, mayRetry: (code) => !FINAL_CODES.has(code) },
      {
        attempting: () => this.#attempting(),
        message: (bytes) => this.#receive(bytes),
        lost: ({ text }, retryAt) => this.#lost(text, retryAt),
      },
    )
    this.#redial.open()
  }

  get sources(): SourceList {
    return this.#sources
  }

  get status(): InspectorStatus {
    return this.#status
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    const entry = (): void => listener()
    this.#listeners.add(entry)
    return () => {
      this.#listeners.delete(entry)
    }
  }

  reconnect(): void {
    this.#redial.open()
  }

  close(): void {
    if (this.#status.state === 'closed') return
    this.#redial.close()
    this.#disconnected('it was closed')
    this.#sources.clear()
    this.#setStatus({ state: 'closed', text: 'closed', retryAt: undefined })
  }

  #attempting(): void {
    this.#decoder = new ServerFrameDecoder()
    this.#cancelPatience = this.#clock.schedule(WELCOME_PATIENCE_MS, () =>
      this.#redial.drop({ code: 4408, text: 'no inspector answered' }),
    )
    this.#setStatus({
      state: this.#status.state === 'reconnecting' ? 'reconnecting' : 'connecting',
      text: `connecting to ${this.#address}`,
      retryAt: undefined,
    })
  }

  #receive(batch: Uint8Array): void {
    const decoder = this.#decoder
    if (decoder === undefined) return
    const frames = splitFrames(batch)
    // What a frame brings may close this connection, or open another one.
    while (this.#decoder === decoder) {
      const frame = this.#nextFrame(frames, decoder)
      if (frame === undefined) return
      this.#handle(frame)
    }
  }

  /** Undefined at the end of the batch, and when it cannot be read: then the connection is given up. */
  #nextFrame(
    frames: Iterator<Uint8Array, void>,
    decoder: ServerFrameDecoder,
  ): ServerFrame | undefined {
    try {
      const { value } = frames.next()
      if (value === undefined) return undefined
      const frame = decoder.decode(value)
      if ((this.#server === undefined) !== (frame.type === 'welcome')) {
        throw malformed('a welcome comes first, and once', 0)
      }
      return frame
    } catch (error) {
      if (!(error instanceof LinkError)) throw error
      const isForeign = this.#server === undefined && error.code === LinkErrorCode.malformed
      const text = isForeign ? 'what answers there is no inspector of tx2-link' : error.message
      this.#redial.drop({ code: InspectorCloseCode.malformed, text })
      return undefined
    }
  }

  #handle(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.#server = frame.welcome
        this.#stopPatience()
        this.#redial.settle()
        this.#sources.welcome(frame.welcome)
        this.#sayLive('')
        break
      case 'peers': {
        const { server, peers } = frame.list
        this.#sources.update(frame.list)
        const isCut = server.peers > peers.length
        this.#sayLive(isCut ? `, showing ${peers.length} of ${server.peers} peers` : '')
        break
      }
      case 'event':
        this.#sources.source(frame.peer)?.receive(frame.event)
        break
      case 'dropped':
        this.#sources.source(frame.peer)?.dropped(frame.count)
        break
      case 'reply':
        this.#requests.get(frame.request)?.(frame.result)
        this.#requests.delete(frame.request)
        break
    }
  }

  #setRateLimit(peer: number, config: RateLimitChange): Promise<SetRateLimitResult> {
    if (this.#requests.size >= MAX_REQUESTS) {
      return Promise.resolve({ ok: false, reason: 'too many changes wait for their answer' })
    }
    this.#request += 1
    const request = this.#request
    const command = encodeCommand({ type: 'setRateLimit', request, peer, config })
    if (this.#server === undefined || !this.#redial.send(command)) {
      return Promise.resolve({ ok: false, reason: `not connected to ${this.#address}` })
    }
    return new Promise((resolve) => {
      this.#requests.set(request, resolve)
    })
  }

  #lost(reason: string, retryAt: number | undefined): void {
    this.#disconnected(reason)
    const text = `${this.#address}: ${reason}`
    if (retryAt === undefined) this.#setStatus({ state: 'refused', text, retryAt })
    else this.#setStatus({ state: 'reconnecting', text, retryAt })
  }

  #disconnected(reason: string): void {
    const wasLive = this.#server !== undefined
    this.#stopPatience()
    this.#decoder = undefined
    this.#server = undefined
    for (const resolve of this.#requests.values()) {
      resolve({ ok: false, reason: `the connection was lost before the answer: ${reason}` })
    }
    this.#requests.clear()
    if (wasLive) this.#sources.connectionLost(reason)
  }

  #sayLive(more: string): void {
    // Who was told of a change may have closed this connection.
    if (this.#server === undefined) return
    const text = `connected to ${this.#server.name}${more}`
    if (text !== this.#status.text) this.#setStatus({ state: 'live', text, retryAt: undefined })
  }

  #stopPatience(): void {
    this.#cancelPatience?.()
    this.#cancelPatience = undefined
  }

  #setStatus(status: InspectorStatus): void {
    this.#status = status
    for (const listener of this.#listeners) listener()
  }
}
