import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { extname, join } from 'node:path'
import type { Duplex } from 'node:stream'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

export interface PageGate {
  readonly port: number
  close(): Promise<void>
}

/**
 * Serves a page that was built, and passes its sockets on as they are: what breaks behind the gate
 * breaks in the page. The origin is left out, since game servers let in pages of their own machine only.
 */
export async function startPageGate(folder: string, targetPort: number): Promise<PageGate> {
  const server = createServer((request, response) => void serveFile(folder, request, response))
  server.on('upgrade', (request, socket, head) => passOn(request, socket, head, targetPort))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function serveFile(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '', 'http://page')
  const path = pathname === '/' ? '/index.html' : pathname
  const type = TYPES[extname(path)]
  if (type === undefined) return void response.writeHead(404).end()
  try {
    const content = await readFile(join(folder, path))
    response.writeHead(200, { 'Content-Type': type }).end(content)
  } catch {
    response.writeHead(404).end()
  }
}

function passOn(request: IncomingMessage, near: Duplex, head: Buffer, port: number): void {
  const far = connect(port, '127.0.0.1')
  for (const [end, other] of [
    [near, far],
    [far, near],
  ] as const) {
    end.on('error', () => {})
    end.once('close', () => other.destroy())
  }
  far.write(`${request.method} ${request.url} HTTP/1.1\r\n${headersOf(request)}\r\n`)
  far.write(head)
  near.pipe(far).pipe(near)
}

function headersOf({ rawHeaders }: IncomingMessage): string {
  let text = ''
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    if (name.toLowerCase() !== 'origin') text += `${name}: ${rawHeaders[at + 1]}\r\n`
  }
  return text
}
