import type { ChildProcess } from 'node:child_process'

/** Waits for lines of a process; each is seen once, in order. */
export class LineWatcher {
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
          if (this.#ended) reject(new Error(`it ended before it said ${pattern}`))
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
