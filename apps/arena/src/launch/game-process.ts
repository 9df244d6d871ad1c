import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type HostMessage, isHostMessage } from '../host/host-message.ts'

const hostMain = fileURLToPath(new URL('../host/main.ts', import.meta.url))
/** A game server that does not close by itself is killed. */
const stopWithinMs = 4_000

export interface GameExit {
  readonly pid: number | undefined
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/**
 * The game server as a process of its own, so that it can be killed as a real one is. It shares
 * this process's output, and closes by itself when this process dies.
 */
export class GameProcess {
  readonly #arguments: readonly string[]
  readonly #environment: NodeJS.ProcessEnv
  readonly #onExit: (exit: GameExit) => void
  #child: ChildProcess | undefined

  /** `onExit` is told of every end of a game server that had been listening and was not stopped. */
  constructor(
    gameArguments: readonly string[],
    environment: NodeJS.ProcessEnv,
    onExit: (exit: GameExit) => void,
  ) {
    this.#arguments = gameArguments
    this.#environment = environment
    this.#onExit = onExit
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Resolves when it listens; rejects if it ends before. */
  start(portArguments: readonly string[]): Promise<HostMessage> {
    const child = fork(hostMain, [...portArguments, ...this.#arguments], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...this.#environment },
    })
    this.#child = child
    return new Promise((resolve, reject) => {
      let listening = false
      child.on('message', (message) => {
        if (!isHostMessage(message)) return
        listening = true
        resolve(message)
      })
      child.once('error', reject)
      child.once('exit', (code, signal) => {
        const stopped = this.#child !== child
        if (!stopped) this.#child = undefined
        if (!listening) reject(new Error('the game server ended before it listened'))
        else if (!stopped) this.#onExit({ pid: child.pid, code, signal })
      })
    })
  }

  /** Asks it to close and waits until it is gone. */
  async stop(): Promise<void> {
    const child = this.#child
    if (child === undefined) return
    this.#child = undefined
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
      child.once('exit', () => {
        clearTimeout(timer)
        resolve()
      })
      child.kill('SIGTERM')
    })
  }

  /** Ends it as a crash would: nothing is closed, nobody is told. False when none runs. */
  kill(): boolean {
    return this.#child?.kill('SIGKILL') ?? false
  }
}
