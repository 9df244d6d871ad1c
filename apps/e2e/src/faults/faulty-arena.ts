import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { build } from 'vite'
import { type ArenaTab, loadArena } from '../arena-tab.ts'
import { launchBrowser } from '../browser.ts'
import { LineWatcher } from '../line-watcher.ts'
import { end, repository, runScript } from '../node-process.ts'
import { startPageGate } from './page-gate.ts'
import { type TcpProxy, startTcpProxy } from './tcp-proxy.ts'

/** A page does not count an address of its own machine as one that needs a network. */
const FAR_HOST = 'arena.test'

const BOTS = ['--bots', '60', '--seed', '7']

/** The arena as it is deployed, behind a network that can be made bad, and browsers to open it in. */
export interface FaultyArena {
  /** The network between the page and its game server. */
  readonly network: TcpProxy
  /** To the game server's process. */
  signal(signal: NodeJS.Signals): void
  /** Ends the game server as a crash would. */
  kill(): Promise<void>
  /** Starts it again, at the same port. */
  bringBack(): Promise<void>
  /** Plays in a page of its own. */
  play(options: Parameters<Browser['newContext']>[0]): Promise<FaultyTab>
  /** Ends whatever is wrong. */
  heal(tabs: readonly FaultyTab[]): Promise<void>
  stop(): Promise<void>
}

export interface FaultyTab extends ArenaTab {
  readonly context: BrowserContext
}

export async function startFaultyArena(browserPath: string): Promise<FaultyArena> {
  const folder = await mkdtemp(join(tmpdir(), 'tx2-link-arena-'))
  const [browser, started] = await Promise.all([
    launchBrowser(browserPath, [`--host-resolver-rules=MAP ${FAR_HOST} 127.0.0.1`]),
    startGame('0'),
    buildArena(folder),
  ])
  let game = started
  const network = await startTcpProxy(game.port)
  const gate = await startPageGate(folder, network.port)
  return {
    network,
    signal: (signal) => void game.process.kill(signal),
    kill: () => end(game.process, 'SIGKILL'),
    bringBack: async () => {
      game = await startGame(String(game.port))
    },
    play: async (options) => {
      const context = await browser.newContext(options)
      const url = `http://${FAR_HOST}:${gate.port}/?name=Ada`
      return { ...(await loadArena(await context.newPage(), url)), context }
    },
    heal: async (tabs) => {
      if (game.process.exitCode !== null || game.process.signalCode !== null) {
        game = await startGame(String(game.port))
      }
      game.process.kill('SIGCONT')
      const isBad = network.isDown || network.delayMs > 0 || Number.isFinite(network.bytesPerSecond)
      Object.assign(network, {
        isDown: false,
        delayMs: 0,
        bytesPerSecond: Number.POSITIVE_INFINITY,
      })
      // What waits in a slow network already would go on as slowly.
      if (isBad) network.cut()
      await Promise.all(tabs.map(({ context }) => context.setOffline(false)))
    },
    stop: async () => {
      await Promise.all([browser.close(), end(game.process, 'SIGKILL')])
      await Promise.all([gate.close(), network.close(), rm(folder, { recursive: true })])
    },
  }
}

async function buildArena(folder: string): Promise<void> {
  const root = join(repository, 'apps/arena')
  const before = process.env['NODE_ENV']
  // Whatever runs us, a test for one: another value would build React for development.
  process.env['NODE_ENV'] = 'production'
  try {
    await build({ root, logLevel: 'error', build: { outDir: folder, emptyOutDir: false } })
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}

async function startGame(port: string): Promise<{ process: ChildProcess; port: number }> {
  const game = runScript('apps/arena/src/host/main.ts', ['--port', port, '--strict-port', ...BOTS])
  const [, told] = await new LineWatcher(game).seen(/game server on ws:\S+:(\d+)\/link/)
  return { process: game, port: Number(told) }
}
