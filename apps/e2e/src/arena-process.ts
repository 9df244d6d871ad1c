import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const repository = fileURLToPath(new URL('../../../', import.meta.url))

const FREE_PORTS = ['--port', '0', '--inspector-port', '0', '--game-port', '0']

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
  const launcher = spawn(
    process.execPath,
    [
      '--conditions=@tx2-link/source',
      '--import',
      'tsx',
      'apps/arena/src/launch/main.ts',
      ...FREE_PORTS,
      ...flags,
    ],
    { cwd: repository, stdio: ['pipe', 'pipe', 'inherit'] },
  )
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
      launcher.stdin.write('r\n')
      ;[, pid] = await output.seen(/game server on \S+, pid (\d+)/)
    },
    stop: async () => {
      if (launcher.exitCode !== null) return
      const gone = new Promise((resolve) => {
        launcher.once('exit', resolve)
      })
      launcher.kill('SIGTERM')
      await gone
    },
  }
}

/** Waits for lines of a process; each is seen once, in order. */
class LineWatcher {
  #unseen = ''
  #ended = false
  #check: () => void = () => {}

  constructor(child: ChildProcess) {
    child.stdout?.setEncoding('utf8')
    child.stdout?.on('data', (text: string) => {
      this.#unseen += text
      this.#check()
    })
    child.once('exit', () => {
      this.#ended = true
      this.#check()
    })
  }

  seen(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      this.#check = () => {
        const match = pattern.exec(this.#unseen)
        if (match === null) {
          if (this.#ended) reject(new Error(`the launcher ended before it said ${pattern}`))
          return
        }
        this.#unseen = this.#unseen.slice(match.index + match[0].length)
        this.#check = () => {}
        resolve(match)
      }
      this.#check()
    })
  }
}
