import {
  type ListenPortOptions,
  type PortTransportOptions,
  connectPort,
  listenPort,
} from '../../src/transport/message-port-transport.ts'
import type { MessagePortLike } from '../../src/transport/message-port.ts'
import type { Transport } from '../../src/transport/transport.ts'
import { record, settle } from './recorder.ts'

const open: { close(): void }[] = []
/** Closes what a test made. */
export function closePorts(): void {
  for (const port of open.splice(0)) port.close()
}

export function createChannel(): MessageChannel {
  const channel = new MessageChannel()
  open.push(channel.port1, channel.port2)
  return channel
}

/** One end of a channel that all of this test are on. */
export function join(name: string): BroadcastChannel {
  const channel = new BroadcastChannel(name)
  open.push(channel)
  return channel
}

export function listen(port: MessagePortLike, options?: ListenPortOptions) {
  const accepted: Transport[] = []
  const listener = listenPort(port, (transport) => accepted.push(transport), options)
  /** The connections, once there are so many: the listener hears of each a little after the other end. */
  const taken = async (count: number): Promise<Transport[]> => {
    while (accepted.length < count) await settle()
    return accepted
  }
  return { accepted, taken, listener }
}

/** Ours on one port, and by hand the other: everything that is said on it is written down. */
export function withRawPeer(options: PortTransportOptions = {}) {
  const { port1, port2 } = createChannel()
  const said: Record<string, unknown>[] = []
  port2.addEventListener('message', ({ data }) => said.push(data))
  port2.start()
  const transport = connectPort(port1, options)
  const heard = record(transport)
  const say = (content: object): void =>
    port2.postMessage({ 'tx2-link': 1, from: 'peer', to: said[0]!['from'], ...content })
  const opened = async (): Promise<void> => {
    await settle()
    say({ kind: 'accept' })
    await heard.opened()
    await settle()
  }
  return { transport, heard, said, say, opened, port: port2 }
}
