import type { ProxyOptions } from 'vite'

export const defaultGamePort = 8080

/** The page reaches the game server by its own origin: `/link`, and `/inspect` for devtools, are passed on to this port. */
export function linkProxy(gamePort: number): Record<string, ProxyOptions> {
  const target = { target: `ws://127.0.0.1:${gamePort}`, ws: true }
  return { '^/link($|\\?)': target, '^/inspect($|\\?)': target }
}
