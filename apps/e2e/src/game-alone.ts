import type { ChildProcess } from 'node:child_process'
import { type Link, connect } from '@tx2-link/core'
import { connectNodeWebSocket } from '@tx2-link/core/node'
import { arenaSchema } from '@tx2-link/arena/schema'
import { type TcpProxy, startTcpProxy } from './faults/tcp-proxy.ts'
import { LineWatcher } from './line-watcher.ts'
import { end, runScript } from './node-process.ts'

/** The arena's game server by itself, as `npm run game` runs it, and a client that plays. */
export interface GameAlone {
  /** What it says one should type into the inspector, behind the network. */
  readonly inspectUrl: string
  /** Between the inspector and the game. */
  readonly network: TcpProxy
  /** Ends it as a crash would. */
  kill(): Promise<void>
  /** Starts it again at the same port and with the same token; the client joins again. */
  bringBack(): Promise<void>
  stop(): Promise<void>
}

export async function startGameAlone(): Promise<GameAlone> {
  let game = await startGame('0', {})
  const { port, searchParams } = new URL(game.inspectUrl)
  const network = await startTcpProxy(Number(port))
  const inspectUrl = new URL(game.inspectUrl)
  inspectUrl.port = String(network.port)
  let client = join(game.linkUrl)
  const kill = async (): Promise<void> => {
    client.close()
    await end(game.process, 'SIGKILL')
  }
  return {
    inspectUrl: inspectUrl.href,
    network,
    kill,
    stop: async () => {
      await kill()
      await network.close()
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
