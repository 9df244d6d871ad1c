import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LinkError, LinkErrorCode } from '@tx2-link/core'

/** Answers what is no upgrade. */
export function refuseRequest(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(426, { 'Content-Type': 'text/plain', Upgrade: 'websocket' })
  response.end('This address speaks WebSocket.\n')
}

export async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const failed = (cause: NodeJS.ErrnoException): void =>
      reject(
        new LinkError(
          LinkErrorCode.transport,
          cause.code === 'EADDRINUSE' ? `port ${port} is in use` : cause.message,
          { cause },
        ),
      )
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      resolve()
    })
  })
}

/** Where clients on this machine connect to what listens at the address. */
export function urlOf({ address, port }: Pick<AddressInfo, 'address' | 'port'>, path = ''): string {
  const isEverywhere = address === '::' || address === '0.0.0.0'
  const name = isEverywhere ? '127.0.0.1' : address
  const host = name.includes(':') ? `[${name}]` : name
  return `ws://${host}:${port}${path}`
}

export async function closed(server: { close(done: () => void): void }): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
}
