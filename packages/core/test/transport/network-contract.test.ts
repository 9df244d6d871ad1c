import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { createRandom } from '../../src/testing/random.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import {
  type NetworkModel,
  type NetworkModelOptions,
  createNetworkModel,
} from '../../src/transport/network-model.ts'
import { describeTransportContract } from './contract.ts'
import type { TransportKind } from './contract-kind.ts'

/** Ms that the clock moves in each turn of the event loop: what is on its way arrives within a few turns. */
const MS_PER_TURN = 40

/** Memory pairs on a model whose clock runs while the test awaits something. */
function networkKind(options: NetworkModelOptions): TransportKind {
  const create = (use: (model: NetworkModel) => void) => {
    const clock = createFakeClock()
    const model = createNetworkModel(options, { clock, random: createRandom(7) })
    use(model)
    const [near, far] = MemoryTransport.createPair({ network: model })
    let isOver = false
    const turn = () => {
      if (isOver) return
      clock.advance(MS_PER_TURN)
      setImmediate(turn)
    }
    setImmediate(turn)
    return {
      near,
      far,
      breakFar: () => model.cut(),
      dispose: async () => {
        isOver = true
      },
    }
  }
  return {
    createPair: async () => create(() => {}),
    canBreak: true,
    createRefused: async () => create((model) => model.goOffline()).near,
  }
}

describeTransportContract(
  'MemoryTransport on a network with latency and jitter',
  networkKind({ latencyMs: 30, jitterMs: 40 }),
)

describeTransportContract(
  'MemoryTransport on a reliable network with every fault',
  networkKind({
    latencyMs: 5,
    jitterMs: 20,
    loss: 0.01,
    reorder: 0.1,
    duplication: 0.1,
    bandwidth: 100_000_000,
  }),
)
