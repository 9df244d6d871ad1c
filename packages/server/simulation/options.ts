import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'

const SERVERS = ['core', 'links'] as const

export type ServerName = (typeof SERVERS)[number]

export interface SimulateOptions {
  /** Schedules in all, shared out among the servers. */
  readonly schedules: number
  /** The first one's seed. */
  readonly seed: number
  /** The one seed to play again; undefined to play schedules. */
  readonly replay: number | undefined
  readonly servers: readonly ServerName[]
  /** Processes that play at once. */
  readonly workers: number
}

const HELP = `Plays a small game under random schedules of faults, and looks whether every replica follows.

  npm run simulate -- --schedules N --seed S --server NAME --workers N

  --schedules   how many (1,000)
  --seed        the first one's seed (1): the others follow it
  --replay      a seed: plays its schedule again, and prints it
  --workers     how many processes play at once (one for each processor)
  --server      core (sync managers alone) or links (the server package); both unless told

Ends with 1 if anything diverged; then it prints the schedule, and the smallest one that diverges too.
`

/** What the arguments ask for, or words to print instead. */
export function readOptions(args: readonly string[]): SimulateOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        schedules: { type: 'string', default: '1000' },
        seed: { type: 'string', default: '1' },
        replay: { type: 'string' },
        server: { type: 'string' },
        workers: { type: 'string', default: String(availableParallelism()) },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return HELP
    return {
      schedules: wholeNumber('schedules', values.schedules, 1),
      seed: wholeNumber('seed', values.seed, 0),
      replay: values.replay === undefined ? undefined : wholeNumber('replay', values.replay, 0),
      servers: serversOf(values.server),
      workers: wholeNumber('workers', values.workers, 1),
    }
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${HELP}`
  }
}

function serversOf(name: string | undefined): readonly ServerName[] {
  if (name === undefined) return SERVERS
  const server = SERVERS.find((known) => known === name)
  if (server === undefined) throw new Error(`--server must be one of ${SERVERS.join(', ')}`)
  return [server]
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text.replaceAll(',', ''))
  if (text !== '' && Number.isSafeInteger(number) && number >= least) return number
  throw new Error(`--${name} must be a whole number from ${least}`)
}
