import type { ChildProcess } from 'node:child_process'
import { type Link, connect } from '@tx2-link/core'
import { connectNodeWebSocket } from '@tx2-link/core/node'
import { arenaSchema } from '@tx2-link/arena/schema'
import { LineWatcher } from './line-watcher.ts'
import { end, runScript } from './node-process.ts'

/** The arena's game server by itself, as `npm run game` runs it, and a client that plays. */
export interface GameAlone {
  /** What it says one should type into the inspector. */
  readonly inspectUrl: string
  /** Ends it as a crash would. */
  kill(): Promise<void>
  /** Starts it again at the same port and with the same token; the client joins again. */
  bringBack(): Promise<void>
}

export async function startGameAlone(): Promise<GameAlone> {
  let game = await startGame('0', {})
  const { inspectUrl } = game
  const { port, searchParams } = new URL(inspectUrl)
  let client = join(game.linkUrl)
  return {
    inspectUrl,
    kill: async () => {
      client.close()
      await end(game.process, 'SIGKILL')
    },
    bringBack: async () => {
      game = await startGame(port, { ARENA_INSPECT_TOKEN: searchParams.get('token') ?? '' })
      client = join(game.linkUrl)
    },
  }
}

interface StartedGame {
  readonly process: ChildProcess
  readonly linkUrl: string
  readonly inspectUrl: string
}

async function startGame(port: string, environment: NodeJS.ProcessEnv): Promise<StartedGame> {
  const process = runScript(
    'apps/arena/src/host/main.ts',
    ['--port', port, '--strict-port', '--bots', '12', '--seed', '7'],
    environment,
  )
  const output = new LineWatcher(process)
  const [, linkUrl = ''] = await output.seen(/game server on (ws:\S+\/link)/)
  const [, inspectUrl = ''] = await output.seen(/type into the inspector: (ws:\S+)/)
  return { process, linkUrl, inspectUrl }
}

/** A peer to look at. */
function join(url: string): Link {
  const link: Link = connect(url, {
    schema: arenaSchema,
    transport: () => connectNodeWebSocket(url),
  })
  link.open()
  return link
}
