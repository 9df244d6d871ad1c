import { afterEach } from 'vitest'
import type { Transport } from '../../src/transport/transport.ts'
import { record } from './recorder.ts'

interface TransportPair {
  /** The end that connected; it may still be connecting. */
  readonly near: Transport
  /** The end that was connected to. */
  readonly far: Transport
  /** Takes the far end away without a word, as a crash would. */
  breakFar?(): void
  /** Frees what the pair needed, whatever state it is in. */
  dispose(): Promise<void>
}

export interface TransportKind {
  createPair(): Promise<TransportPair>
  /** Whether the pairs have `breakFar`. */
  readonly canBreak?: boolean
  /** A transport whose connection is refused, for those that can be. */
  createRefused?(): Promise<Transport>
}

/** Makes pairs for tests and frees them after each. */
export function createConnector(kind: TransportKind) {
  const disposals: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const dispose of disposals.splice(0)) await dispose()
  })

  async function connect() {
    const pair = await kind.createPair()
    disposals.push(() => pair.dispose())
    const { near, far } = pair
    return { near, far, breakFar: () => pair.breakFar?.() }
  }

  async function connectAndListen() {
    const pair = await connect()
    const heardNear = record(pair.near)
    const heardFar = record(pair.far)
    await Promise.all([heardNear.opened(), heardFar.opened()])
    return { ...pair, heardNear, heardFar }
  }

  return { connect, connectAndListen }
}

/** A message that says its number. */
export function numbered(index: number): Uint8Array {
  return new Uint8Array(new Uint32Array([index]).buffer)
}

export function numberOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
}
