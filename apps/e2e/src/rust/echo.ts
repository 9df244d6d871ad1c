import { spawn } from 'node:child_process'
import { type Codec, type Message, type Transport } from '@tx2-link/core'
import { connectNodeWebSocket, wrapChildProcess } from '@tx2-link/core/node'
import type { Way } from './rust-link.ts'
import { startPeer } from './rust-peer.ts'

/** Messages that are sent ahead of their echoes. */
const AHEAD = 64

export interface Echo {
  readonly transport: Transport
  stop(): Promise<void>
}

/** The Rust peer's `echo`, and a connection to it. */
export async function startEcho(program: string, way: Way, format: string): Promise<Echo> {
  const args = ['echo', '--format', format]
  if (way === 'WebSocket') {
    const { url, stop } = await startPeer(program, args)
    return { transport: connectNodeWebSocket(url), stop }
  }
  const child = spawn(program, [...args, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
  })
  return {
    transport: wrapChildProcess(child, { plain: true }),
    stop: async () => {
      child.kill()
      await gone
    },
  }
}

/** Sends messages and gives what came back, in order. */
export function echoed(
  { transport }: Echo,
  codec: Codec,
  messages: readonly Message[],
): Promise<Message[]> {
  const echoes: Message[] = []
  let sent = 0
  const sendMore = (): void => {
    while (sent < messages.length && sent - echoes.length < AHEAD) {
      const message = messages[sent]
      sent += 1
      if (message !== undefined) transport.send(codec.encodeMessage(message))
    }
  }
  return new Promise((resolve, reject) => {
    transport.listen({
      open: sendMore,
      message: (bytes) => {
        echoes.push(codec.decodeMessage(bytes))
        if (echoes.length === messages.length) resolve(echoes)
        else sendMore()
      },
      close: ({ text }) => reject(new Error(`the echo is gone: ${text}`)),
    })
  })
}
