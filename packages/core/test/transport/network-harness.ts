import { type FakeClock, createFakeClock } from '../../src/testing/fake-clock.ts'
import { createRandom } from '../../src/testing/random.ts'
import {
  MemoryTransport,
  type MemoryTransportOptions,
} from '../../src/transport/memory-transport.ts'
import {
  type NetworkModel,
  type NetworkModelOptions,
  createNetworkModel,
} from '../../src/transport/network-model.ts'
import { type Recorder, record } from './recorder.ts'

interface Arrival {
  readonly value: number
  readonly atMs: number
}

export interface NetworkRig {
  readonly clock: FakeClock
  readonly model: NetworkModel
  readonly near: MemoryTransport
  readonly far: MemoryTransport
  readonly heardNear: Recorder
  readonly heardFar: Recorder
  /** What the far end heard: the first byte of each message, and when. */
  readonly arrivals: Arrival[]
  /** Sends messages of this many bytes that begin with these values. */
  send(values: readonly number[], size?: number): void
}

/** A pair on a network, opened already, at time 0 of what follows. */
export function createNetworkRig(
  options: NetworkModelOptions,
  seed = 1,
  limits: MemoryTransportOptions = {},
): NetworkRig {
  const { reliable = true, ...settings } = options
  const clock = createFakeClock()
  const model = createNetworkModel({ reliable }, { clock, random: createRandom(seed) })
  const [near, far] = MemoryTransport.createPair({ ...limits, network: model })
  const heardNear = record(near)
  const heardFar = record(far)
  clock.advance(0)
  model.change(settings)
  const arrivals: Arrival[] = []
  heardFar.onMessage = (bytes) => arrivals.push({ value: bytes[0] ?? -1, atMs: clock.now() })
  return {
    clock,
    model,
    near,
    far,
    heardNear,
    heardFar,
    arrivals,
    send: (values, size = 1) => {
      for (const value of values) near.send(new Uint8Array(size).fill(value))
    },
  }
}

/** The whole numbers from 0 below `count`. */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
