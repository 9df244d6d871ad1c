import { createFakeClock } from '../../src/testing/fake-clock.ts'
import type { MessagePortLike } from '../../src/transport/message-port.ts'
import { connectPort, listenPort } from '../../src/transport/message-port-transport.ts'
import type { Transport } from '../../src/transport/transport.ts'
import { describeTransportContract } from './contract.ts'
import { twoWindows } from './test-window.ts'

/** A port, and what takes it away. */
interface ClosablePort extends MessagePortLike {
  close(): void
}

/** Longer than an end that hears nothing waits until it takes the other for lost. */
const SILENCE_MS = 60_000

async function createPair(here: ClosablePort, there: ClosablePort) {
  const clock = createFakeClock()
  const accepted = new Promise<Transport>((resolve) => {
    listenPort(there, resolve, { clock })
  })
  const near = connectPort(here, { clock })
  return {
    near,
    far: await accepted,
    breakFar: () => {
      there.close()
      clock.advance(SILENCE_MS)
    },
    dispose: async () => {
      here.close()
      there.close()
    },
  }
}

describeTransportContract('connectPort and listenPort on a MessageChannel', {
  createPair: () => {
    const { port1, port2 } = new MessageChannel()
    return createPair(port1, port2)
  },
  canBreak: true,
  createRefused: async () => connectPort(new MessageChannel().port1, { openTimeoutMs: 20 }),
})

let channels = 0
function channelName(): string {
  channels += 1
  return `contract ${channels}`
}

describeTransportContract('connectPort and listenPort on a BroadcastChannel', {
  createPair: () => {
    const name = channelName()
    return createPair(new BroadcastChannel(name), new BroadcastChannel(name))
  },
  canBreak: true,
  createRefused: async () =>
    connectPort(new BroadcastChannel(channelName()), { openTimeoutMs: 20 }),
})

/** Two windows that show what each other names; a window that is closed hears and says nothing. */
function createWindows(): [ClosablePort, ClosablePort] {
  const { page, frame, inPage, inFrame } = twoWindows()
  return [
    Object.assign(inFrame, { close: () => (frame.isGone = true) }),
    Object.assign(inPage, { close: () => (page.isGone = true) }),
  ]
}

describeTransportContract('connectPort and listenPort between two windows', {
  createPair: () => createPair(...createWindows()),
  canBreak: true,
  createRefused: async () => connectPort(createWindows()[0], { openTimeoutMs: 20 }),
})
