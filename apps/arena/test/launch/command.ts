import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../../../../', import.meta.url))

export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A command of the arena, run as `npm start` runs it; its output is read line by line. */
export class Command {
  readonly #child: ChildProcess
  #output = ''
  #ended = false
  #waiting: (() => void)[] = []
  readonly exit: Promise<Exit>
  /** Settles when nobody can write any more: this process and all that it started are gone. */
  readonly outputEnd: Promise<void>

  constructor(script: 'host' | 'launch', ...options: readonly string[]) {
    const main = `apps/arena/src/${script}/main.ts`
    const node = ['--conditions=@tx2-link/source', '--import', 'tsx', main, ...options]
    const child = spawn(process.execPath, node, {
      cwd: repository,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.#child = child
    this.exit = new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }))
    })
    this.outputEnd = new Promise((resolve) => child.stdout.once('end', resolve))
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text: string) => {
        this.#output += text
        this.#wake()
      })
    }
    child.once('close', () => {
      this.#ended = true
      this.#wake()
    })
  }

  get output(): string {
    return this.#output
  }

  /** The first match in what is printed from now on or was printed since `from`. */
  async waitFor(pattern: RegExp, from = 0): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.#output.slice(from))
      if (match !== null) return match
      if (this.#ended) throw new Error(`never printed ${pattern}:\n${this.#output}`)
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  type(line: string): void {
    this.#child.stdin?.write(`${line}\n`)
  }

  endInput(): void {
    this.#child.stdin?.end()
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }

  #wake(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }
}
