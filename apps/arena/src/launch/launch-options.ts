import { parseArgs } from 'node:util'
import { mostBots, mostSeed, readWhole } from '../host/host-options.ts'
import { defaultGamePort } from './link-proxy.ts'

export interface LaunchOptions {
  /** Build the page and serve what was built, instead of vite's development server. */
  readonly production: boolean
  /** The page's. */
  readonly port: number
  readonly gamePort: number
  /** Passed on to the game server as they came. */
  readonly gameArguments: readonly string[]
}

export const launchUsage = `Starts the arena: a game server, and the page that shows it.

  --port N        the page's port, 5173 unless told; a port in use: the next free one
  --game-port N   the game server's port, 8080 unless told; the same
  --bots N        fighters that the server plays, 300 unless told, 2000 at most
  --seed N        a whole number from 0 to 4294967295: the same game again
  --production    build the page and serve the build, at 4173 unless told`

/** Reads the command line; throws an Error that says what is wrong with it. */
export function parseLaunchOptions(args: readonly string[]): LaunchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      production: { type: 'boolean', default: false },
      port: { type: 'string' },
      'game-port': { type: 'string', default: String(defaultGamePort) },
      bots: { type: 'string' },
      seed: { type: 'string' },
    },
  })
  const gameArguments: string[] = []
  if (values.bots !== undefined) {
    gameArguments.push('--bots', String(readWhole('--bots', values.bots, 0, mostBots)))
  }
  if (values.seed !== undefined) {
    gameArguments.push('--seed', String(readWhole('--seed', values.seed, 0, mostSeed)))
  }
  return {
    production: values.production,
    port: readWhole('--port', values.port ?? (values.production ? '4173' : '5173'), 0, 65_535),
    gamePort: readWhole('--game-port', values['game-port'], 0, 65_535),
    gameArguments,
  }
}
