import {
  type MessagePortLike,
  type Transport,
  connectPort,
  connectWebSocket,
  listenPort,
} from '@tx2-link/core'
import { createFakeClock } from '@tx2-link/core/testing'
import { describeTransportContract } from '../../../packages/core/test/transport/contract.ts'
import type { TransportKind } from '../../../packages/core/test/transport/contract-kind.ts'
import { type TestResult, runDeclared } from './in-page-vitest.ts'

declare global {
  interface Window {
    /** Runs the contract over one kind of transport; `url` is where a relay for WebSockets is. */
    runContract(kind: KindName, url: string): Promise<TestResult[]>
  }
}

export type KindName = 'message channel' | 'broadcast channel' | 'WebSocket'

interface ClosablePort extends MessagePortLike {
  close(): void
}

/** Longer than an end that hears nothing waits until it takes the other for lost. */
const SILENCE_MS = 60_000

async function pairOf(here: ClosablePort, there: ClosablePort) {
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

let names = 0
function freshName(): string {
  names += 1
  return `contract ${names}`
}

function kindOf(name: KindName, url: string): TransportKind {
  switch (name) {
    case 'message channel':
      return {
        canBreak: true,
        createPair: () => {
          const { port1, port2 } = new MessageChannel()
          return pairOf(port1, port2)
        },
        createRefused: async () => connectPort(new MessageChannel().port1, { openTimeoutMs: 20 }),
      }
    case 'broadcast channel':
      return {
        canBreak: true,
        createPair: () => {
          const channel = freshName()
          return pairOf(new BroadcastChannel(channel), new BroadcastChannel(channel))
        },
        createRefused: async () =>
          connectPort(new BroadcastChannel(freshName()), { openTimeoutMs: 20 }),
      }
    case 'WebSocket':
      return {
        canBreak: true,
        createPair: async () => {
          const at = `${url}/${freshName().replace(' ', '-')}`
          const near = connectWebSocket(at)
          const far = connectWebSocket(at)
          return {
            near,
            far,
            breakFar: () => void fetch(`${at.replace('ws:', 'http:')}/break`, { mode: 'no-cors' }),
            dispose: async () => {
              near.close()
              far.close()
            },
          }
        },
        createRefused: async () => connectWebSocket(`${url}/refused`),
      }
  }
}

window.runContract = async (name, url) => {
  describeTransportContract(name, kindOf(name, url))
  return runDeclared()
}
