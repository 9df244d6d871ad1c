import type { SimulationOptions } from '@tx2-link/core/testing'
import { LinkServerHost } from './link-server-host.ts'
import type { ServerName } from './options.ts'
import { ownStep, schema, step } from './skirmish.ts'

/** The skirmish on the server under test. */
export function gameOn(server: ServerName): SimulationOptions<typeof schema> {
  const game = { schema, step, ownStep }
  if (server === 'core') return game
  return { ...game, server: (setting) => new LinkServerHost(setting) }
}
