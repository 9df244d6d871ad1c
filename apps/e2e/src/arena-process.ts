import { LineWatcher } from './line-watcher.ts'
import { end, runScript } from './node-process.ts'

const FREE_PAGE_PORTS = ['--port', '0', '--inspector-port', '0']
const FREE_PORTS = [...FREE_PAGE_PORTS, '--game-port', '0']

/** The arena as `npm start` runs it: launcher, game server and page servers, on free ports. */
export interface ArenaProcess {
  readonly url: string
  readonly inspectorUrl: string
  /** Kills the game server as a crash would; the page's server goes on. */
  killGame(): Promise<void>
  /** Types `r`, as the launcher says one should. */
  bringGameBack(): Promise<void>
  stop(): Promise<void>
}

export async function startArena(flags: readonly string[] = []): Promise<ArenaProcess> {
  const launcher = runScript('apps/arena/src/launch/main.ts', [...FREE_PORTS, ...flags])
  const output = new LineWatcher(launcher)
  const [, url] = await output.seen(/The arena is at (http:\S+)/)
  const [, inspectorUrl] = await output.seen(/The inspector is at (http:\S+)/)
  let [, pid] = await output.seen(/Kill it\s+kill (\d+)/)
  return {
    url: url ?? '',
    inspectorUrl: inspectorUrl ?? '',
    killGame: async () => {
      process.kill(Number(pid), 'SIGKILL')
      await output.seen(/was killed by SIGKILL/)
    },
    bringGameBack: async () => {
      launcher.stdin?.write('r\n')
      ;[, pid] = await output.seen(/game server on \S+, pid (\d+)/)
    },
    stop: () => end(launcher),
  }
}

/** The arena's page over a game server that runs already. */
export async function startArenaOver(gameUrl: string): Promise<Pick<ArenaProcess, 'url' | 'stop'>> {
  const options = [...FREE_PAGE_PORTS, '--game-url', gameUrl]
  const launcher = runScript('apps/arena/src/launch/main.ts', options)
  const output = new LineWatcher(launcher)
  const [, url = ''] = await output.seen(/The arena is at (http:\S+)/)
  await output.seen(/Stop everything/)
  return { url, stop: () => end(launcher) }
}
