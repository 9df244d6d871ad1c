import { fileURLToPath } from 'node:url'
import { build, createLogger, createServer, type InlineConfig, type Logger, preview } from 'vite'

/** The pages that can be served: the game, and the inspector beside it. */
export type Page = 'arena' | 'inspector'

export interface PageServer {
  readonly url: string
  close(): Promise<void>
}

/** Serves a page from its sources, with hot reload. */
export async function serveSources(page: Page, port: number): Promise<PageServer> {
  const server = await keepingSignals(() => createServer({ ...shared(page), server: { port } }))
  await server.listen()
  return { url: urlOf(server.resolvedUrls), close: () => server.close() }
}

/** Builds a page and serves the build, as it would be deployed. */
export async function serveBuild(page: Page, port: number): Promise<PageServer> {
  // Whatever runs us, a test for one: another value would build React for development.
  process.env['NODE_ENV'] = 'production'
  await build(shared(page))
  const server = await keepingSignals(() => preview({ ...shared(page), preview: { port } }))
  return { url: urlOf(server.resolvedUrls), close: () => server.close() }
}

function shared(page: Page): InlineConfig {
  const root = fileURLToPath(new URL(`../../../${page}/`, import.meta.url))
  return { root, clearScreen: false, customLogger: createCalmLogger() }
}

/**
 * vite ends the process by itself at SIGTERM and at the end of the input. Here the launcher does,
 * which has a game server to close first, and goes on when nobody types.
 */
async function keepingSignals<Server>(start: () => Promise<Server>): Promise<Server> {
  const atTerm = new Set(process.listeners('SIGTERM'))
  const server = await start()
  for (const listener of process.listeners('SIGTERM')) {
    if (!atTerm.has(listener)) process.off('SIGTERM', listener)
  }
  process.stdin.removeAllListeners('end')
  return server
}

/**
 * While the game server is down each attempt of each page to reach it is an error of the proxy.
 * The launcher has said once that it is down; that is enough.
 */
function createCalmLogger(): Logger {
  const logger = createLogger()
  const { error } = logger
  logger.error = (message, options) => {
    if (!message.includes('ws proxy')) error(message, options)
  }
  return logger
}

function urlOf(urls: { readonly local: readonly string[] } | null): string {
  const url = urls?.local[0]
  if (url === undefined) throw new Error('vite listens nowhere')
  return url
}
