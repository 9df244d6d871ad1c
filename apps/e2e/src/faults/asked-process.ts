import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process that answers each word with a report. */
export class AskedProcess<Order extends string, Report> {
  readonly #child: ChildProcess

  constructor(script: string, argument: string) {
    this.#child = fork(fileURLToPath(new URL(script, import.meta.url)), [argument], {
      execArgv: ['--expose-gc', '--conditions=@tx2-link/source', '--import', 'tsx'],
    })
  }

  ask(order: Order): Promise<Report> {
    return new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error('it ended before it answered'))
      this.#child.once('exit', ended)
      this.#child.once('message', (report) => {
        this.#child.off('exit', ended)
        resolve(report as Report)
      })
      this.#child.send(order)
    })
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }

  /** Ends it as a crash would. */
  async kill(): Promise<void> {
    const { exitCode, signalCode } = this.#child
    if (exitCode !== null || signalCode !== null) return
    const gone = new Promise((resolve) => {
      this.#child.once('exit', resolve)
    })
    this.#child.kill('SIGKILL')
    await gone
  }
}
