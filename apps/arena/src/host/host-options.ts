import { parseArgs } from 'node:util'

export interface HostOptions {
  readonly port: number
  /** Fail when the port is taken, instead of taking the next free one. */
  readonly strictPort: boolean
  readonly bots: number
  /** The same seed gives the same game, as long as nobody joins. */
  readonly seed: number
}

export const mostBots = 2_000
export const mostSeed = 0xffff_ffff

export const hostUsage = `The arena's game server.

  --port N        where to listen, 8080 unless told; a port in use: the next free one
  --strict-port   fail when the port is in use
  --bots N        fighters that the server plays, 300 unless told, 2000 at most
  --seed N        a whole number from 0 to 4294967295: the same game again

It prints the address at which devtools look at what every client is sent. Its token is a new one each
time, or ARENA_INSPECT_TOKEN; where NODE_ENV is production nobody may look.`

/** Reads the command line; throws an Error that says what is wrong with it. */
export function parseHostOptions(args: readonly string[], randomSeed: number): HostOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8080' },
      'strict-port': { type: 'boolean', default: false },
      bots: { type: 'string', default: '300' },
      seed: { type: 'string', default: String(randomSeed) },
    },
  })
  return {
    port: readWhole('--port', values.port, 0, 65_535),
    strictPort: values['strict-port'],
    bots: readWhole('--bots', values.bots, 0, mostBots),
    seed: readWhole('--seed', values.seed, 0, mostSeed),
  }
}

/** A whole number within bounds; throws an Error that names the option. */
export function readWhole(option: string, text: string, low: number, high: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (value >= low && value <= high) return value
  throw new Error(`${option} takes a whole number from ${low} to ${high}, not "${text}"`)
}
