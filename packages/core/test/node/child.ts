import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A program of `processes/`, run from its source as a process of its own. */
export interface Child {
  readonly process: ChildProcess
  /** Resolves with the rest of the line once the child has said on its standard error that it begins so. */
  said(beginning: string): Promise<string>
  exited(): Promise<number | string>
}

const running = new Set<ChildProcess>()

export function startChild(program: string, ...args: string[]): Child {
  const child = spawn(
    process.execPath,
    [
      '--conditions=@tx2-link/source',
      '--import',
      'tsx',
      fileURLToPath(new URL(`processes/${program}.ts`, import.meta.url)),
      ...args,
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  )
  running.add(child)
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => {
      running.delete(child)
      resolve(signal ?? code ?? 0)
    })
  })
  const errors = new Lines(child)
  return { process: child, said: (beginning) => errors.said(beginning), exited: () => ended }
}

/** Ends what a failed test left running. */
export function endChildren(): void {
  for (const child of running) child.kill('SIGKILL')
}

class Lines {
  #text = ''
  #look: () => void = () => {}

  constructor(child: ChildProcess) {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#text += text
      this.#look()
    })
  }

  said(beginning: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#look = () => {
        const line = this.#text
          .split('\n')
          .slice(0, -1)
          .find((each) => each.startsWith(beginning))
        if (line !== undefined) resolve(line.slice(beginning.length))
        else if (this.#text.includes('Error')) reject(new Error(this.#text))
      }
      this.#look()
    })
  }
}
