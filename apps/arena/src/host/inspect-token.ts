import { randomBytes } from 'node:crypto'

/** Names the variable that hands a token from one process to the next: a command line is read by everybody. */
export const inspectTokenVariable = 'ARENA_INSPECT_TOKEN'

/** What devtools must name to look at this server's clients: as told, else 128 new bits; undefined in production. */
export function inspectTokenFrom(environment: NodeJS.ProcessEnv): string | undefined {
  if (environment['NODE_ENV'] === 'production') return undefined
  return environment[inspectTokenVariable] ?? randomBytes(16).toString('hex')
}
