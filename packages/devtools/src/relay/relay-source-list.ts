import type { Clock } from '@tx2-link/core'
import type { ServerCounts, Source, SourceList } from '../source/source.ts'
import { type RelayPort, RelaySource } from './relay-source.ts'
import { ServerClock } from './server-clock.ts'
import type { PeerEntry, PeerList, Welcome } from './wire/server-frame.ts'

interface InspectedServer {
  readonly welcome: Welcome
  readonly clock: ServerClock
  /** What it counted of all its clients; undefined until it first said so. */
  counts: ServerCounts | undefined
}

/** The peers of one server as sources: the same object for a peer until it leaves. */
export class RelaySourceList implements SourceList {
  readonly #port: RelayPort
  readonly #clock: Clock
  readonly #address: string
  readonly #listeners = new Set<() => void>()
  readonly #byNumber = new Map<number, RelaySource>()
  #list: readonly Source[] = []
  #server: InspectedServer | undefined

  constructor(port: RelayPort, clock: Clock, address: string) {
    this.#port = port
    this.#clock = clock
    this.#address = address
  }

  readonly get = (): readonly Source[] => this.#list

  readonly subscribe = (listener: () => void): (() => void) => {
    const entry = (): void => listener()
    this.#listeners.add(entry)
    return () => {
      this.#listeners.delete(entry)
    }
  }

  /** The server that was here before goes on, or another one begins. */
  welcome(welcome: Welcome): void {
    if (this.#server?.welcome.instance !== welcome.instance) {
      this.clear()
      const clock = new ServerClock(this.#clock, welcome.clock)
      this.#server = { welcome, clock, counts: undefined }
    }
    for (const source of this.#byNumber.values()) source.watch()
  }

  source(peer: number): RelaySource | undefined {
    return this.#byNumber.get(peer)
  }

  /** The peers that the server has now. */
  update({ clock, server, peers }: PeerList): void {
    if (this.#server !== undefined) {
      this.#server.clock.adjust(clock)
      this.#server.counts = server
    }
    this.#replacePeers(peers)
  }

  clear(): void {
    this.#replacePeers([])
  }

  connectionLost(reason: string): void {
    for (const source of this.#byNumber.values()) source.connectionLost(reason)
  }

  #replacePeers(peers: readonly PeerEntry[]): void {
    const staying = new Set(peers.map(({ number }) => number))
    let hasChanged = false
    for (const [number, source] of this.#byNumber) {
      if (staying.has(number)) continue
      source.leave()
      this.#byNumber.delete(number)
      hasChanged = true
    }
    for (const entry of peers) {
      const known = this.#byNumber.get(entry.number)
      known?.update(entry)
      if (known !== undefined || this.#server === undefined) continue
      this.#byNumber.set(entry.number, this.#createSource(this.#server, entry))
      hasChanged = true
    }
    if (!hasChanged) return
    this.#list = [...this.#byNumber.values()]
    for (const listener of this.#listeners) listener()
  }

  #createSource(server: InspectedServer, entry: PeerEntry): RelaySource {
    const { clock, welcome } = server
    const { instance, name, format, schema } = welcome
    const id = `${this.#address}#${instance}:${entry.number}`
    const serverCounts = (): ServerCounts | undefined => server.counts
    const identity = { id, label: name, format, schema, clock, serverCounts }
    return new RelaySource(this.#port, identity, entry)
  }
}
