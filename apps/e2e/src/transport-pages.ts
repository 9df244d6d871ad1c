import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, defaultClientConditions } from 'vite'

const pages = fileURLToPath(new URL('../pages/', import.meta.url))

/** Pages that need shared memory must be isolated; any of their origins may then be shown in another. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }

export interface TransportPages {
  /** The same pages at three origins. */
  readonly origins: readonly [string, string, string]
  close(): Promise<void>
}

/** Builds the pages of `pages/` and serves them; the contract's tests run there without vitest. */
export async function serveTransportPages(): Promise<TransportPages> {
  const folder = await mkdtemp(join(tmpdir(), 'tx2-link-pages-'))
  await build({
    configFile: false,
    root: pages,
    logLevel: 'error',
    resolve: {
      conditions: ['@tx2-link/source', ...defaultClientConditions],
      alias: { vitest: `${pages}in-page-vitest.ts` },
    },
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: ['tab', 'contract', 'far'].map((page) => `${pages}${page}.html`),
      },
    },
  })
  const serve = (request: IncomingMessage, response: ServerResponse): void =>
    void serveFile(folder, request.url ?? '', response)
  const servers = await Promise.all([0, 1, 2].map(() => listen(createServer(serve))))
  const [first = '', second = '', third = ''] = servers.map(originOf)
  return {
    origins: [first, second, third],
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
      }
      await rm(folder, { recursive: true })
    },
  }
}

async function serveFile(folder: string, path: string, response: ServerResponse): Promise<void> {
  const type = TYPES[extname(path)]
  if (type === undefined || path.includes('..')) return void response.writeHead(404).end()
  const content = await readFile(join(folder, path))
  response.writeHead(200, { ...HEADERS, 'Content-Type': type }).end(content)
}

async function listen(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

function originOf(server: Server): string {
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}
