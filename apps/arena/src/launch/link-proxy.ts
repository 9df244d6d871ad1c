import type { ProxyOptions } from 'vite'

export const defaultGamePort = 8080

/** Where the arena's own game server is reached. */
export function ownGameUrl(port: number): string {
  return `ws://127.0.0.1:${port}/link`
}

/** The page reaches the game server by its own origin: `/link`, and `/inspect` for devtools, are passed on to it. */
export function linkProxy(gameUrl: string): Record<string, ProxyOptions> {
  const { origin, pathname, search, hostname } = new URL(gameUrl)
  // Servers elsewhere may be told apart by the name that they are asked for.
  const server = { target: origin, ws: true, changeOrigin: hostname !== '127.0.0.1' }
  const link = { ...server, rewrite: () => `${pathname}${search}` }
  return { '^/link($|\\?)': link, '^/inspect($|\\?)': server }
}
