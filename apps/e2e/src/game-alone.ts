import { type Link, connect } from '@tx2-link/core'
import { connectNodeWebSocket } from '@tx2-link/core/node'
import { arenaSchema } from '@tx2-link/arena/schema'
import { LineWatcher } from './line-watcher.ts'
import { end, runScript } from './node-process.ts'

/** The arena's game server by itself, as `npm run game` runs it. */
export interface GameAlone {
  /** What it says one should type into the inspector. */
  readonly inspectUrl: string
  readonly port: number
  /** A client of the game, that is a peer to look at. */
  join(): Link
  /** Ends it as a crash would. */
  kill(): Promise<void>
}

export interface GameAloneOptions {
  /** A free one unless told. */
  readonly port?: number
  /** A new one unless told. */
  readonly token?: string
}

export async function startGameAlone({
  port = 0,
  token,
}: GameAloneOptions = {}): Promise<GameAlone> {
  const game = runScript(
    'apps/arena/src/host/main.ts',
    ['--port', String(port), '--strict-port', '--bots', '12', '--seed', '7'],
    token === undefined ? {} : { ARENA_INSPECT_TOKEN: token },
  )
  const output = new LineWatcher(game)
  const [, linkUrl = '', boundPort] = await output.seen(/game server on (ws:\S+:(\d+)\/link)/)
  const [, inspectUrl = ''] = await output.seen(/type into the inspector: (ws:\S+)/)
  const links: Link[] = []
  return {
    inspectUrl,
    port: Number(boundPort),
    join: () => {
      const link: Link = connect(linkUrl, {
        schema: arenaSchema,
        transport: () => connectNodeWebSocket(linkUrl),
      })
      link.open()
      links.push(link)
      return link
    },
    kill: async () => {
      for (const link of links) link.close()
      await end(game, 'SIGKILL')
    },
  }
}
