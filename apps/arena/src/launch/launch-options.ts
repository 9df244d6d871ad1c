import { parseArgs } from 'node:util'
import { mostBots, mostSeed, readWhole } from '../host/host-options.ts'
import { defaultGamePort } from './link-proxy.ts'

export interface LaunchOptions {
  /** Build the pages and serve what was built, instead of vite's development servers. */
  readonly production: boolean
  /** The arena's page. */
  readonly port: number
  readonly inspectorPort: number
  readonly gamePort: number
  /** Passed on to the game server as they came. */
  readonly gameArguments: readonly string[]
}

export const launchUsage = `Starts the arena: a game server, the page that shows it, and the inspector.

  --port N            the arena's port, 5173 unless told; a port in use: the next free one
  --inspector-port N  the inspector's port, 5174 unless told; the same
  --game-port N       the game server's port, 8080 unless told; the same
  --bots N            fighters that the server plays, 300 unless told, 2000 at most
  --seed N            a whole number from 0 to 4294967295: the same game again
  --production        build both pages and serve the builds, at 4173 and 4174 unless told`

/** Reads the command line; throws an Error that says what is wrong with it. */
export function parseLaunchOptions(args: readonly string[]): LaunchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      production: { type: 'boolean', default: false },
      port: { type: 'string' },
      'inspector-port': { type: 'string' },
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
  const { production } = values
  return {
    production,
    port: readPort('--port', values.port ?? (production ? '4173' : '5173')),
    inspectorPort: readPort(
      '--inspector-port',
      values['inspector-port'] ?? (production ? '4174' : '5174'),
    ),
    gamePort: readPort('--game-port', values['game-port']),
    gameArguments,
  }
}

function readPort(option: string, text: string): number {
  return readWhole(option, text, 0, 65_535)
}
