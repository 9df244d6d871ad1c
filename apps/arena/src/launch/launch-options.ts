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
  /** A game server that runs already, on the Rust crate perhaps; none is started then. */
  readonly gameUrl: string | undefined
  /** Passed on to the game server as they came. */
  readonly gameArguments: readonly string[]
}

export const launchUsage = `Starts the arena: a game server, the page that shows it, and the inspector.

  --port N            the arena's port, 5173 unless told; a port in use: the next free one
  --inspector-port N  the inspector's port, 5174 unless told; the same
  --game-port N       the game server's port, 8080 unless told; the same
  --game-url URL      start no game server: show the one at this ws:// or wss:// address
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
      'game-port': { type: 'string' },
      'game-url': { type: 'string' },
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
  const gameUrl = values['game-url']
  const ownOption = (['game-port', 'bots', 'seed'] as const).find((name) => name in values)
  if (gameUrl !== undefined && ownOption !== undefined) {
    throw new Error(`--${ownOption} is for the arena's own game server, and --game-url for another`)
  }
  return {
    production,
    port: readPort('--port', values.port ?? (production ? '4173' : '5173')),
    inspectorPort: readPort(
      '--inspector-port',
      values['inspector-port'] ?? (production ? '4174' : '5174'),
    ),
    gamePort: readPort('--game-port', values['game-port'] ?? String(defaultGamePort)),
    gameUrl: gameUrl === undefined ? undefined : readGameUrl(gameUrl),
    gameArguments,
  }
}

function readPort(option: string, text: string): number {
  return readWhole(option, text, 0, 65_535)
}

function readGameUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['ws:', 'wss:'].includes(url.protocol)) {
    throw new Error(`--game-url takes a ws:// or wss:// address, not ${text}`)
  }
  return url.href
}
