import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { LinkError, LinkErrorCode } from '@tx2-link/core'

/** Answers what is no upgrade. */
export function refuseRequest(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(426, { 'Content-Type': 'text/plain', Upgrade: 'websocket' })
  response.end('Inspectors connect here, by WebSocket.\n')
}

export async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const failed = (cause: NodeJS.ErrnoException): void => {
      const text = cause.code === 'EADDRINUSE' ? `port ${port} is in use` : cause.message
      reject(new LinkError(LinkErrorCode.transport, text, { cause }))
    }
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      resolve()
    })
  })
}

export async function close(server: { close(done: () => void): void }): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
}

/** Where an inspector connects, from this machine; undefined while the server does not listen. */
export function urlOf(server: Server, path: string, token: string): string | undefined {
  const address = server.address()
  if (address === null || typeof address === 'string') return undefined
  const isEverywhere = address.address === '::' || address.address === '0.0.0.0'
  const name = isEverywhere ? '127.0.0.1' : address.address
  const host = name.includes(':') ? `[${name}]` : name
  return `ws://${host}:${address.port}${path}?token=${encodeURIComponent(token)}`
}
