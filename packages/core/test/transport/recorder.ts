import type { CloseReason, Transport, TransportListener } from '../../src/transport/transport.ts'

/** A listener that writes down what it hears and lets a test wait for it. */
export class Recorder implements TransportListener {
  /** What was heard, in order: 'open', 'message' and 'close'. */
  readonly events: string[] = []
  readonly messages: Uint8Array[] = []
  readonly closes: CloseReason[] = []
  readonly #waiting = new Set<() => void>()

  /** Called with each message before anybody who waits for it. */
  onMessage: (bytes: Uint8Array) => void = () => {}
  onClose: (reason: CloseReason) => void = () => {}

  open(): void {
    this.events.push('open')
    this.#wake()
  }

  message(bytes: Uint8Array): void {
    this.events.push('message')
    this.messages.push(bytes)
    this.#wake()
    this.onMessage(bytes)
  }

  close(reason: CloseReason): void {
    this.events.push('close')
    this.closes.push(reason)
    this.#wake()
    this.onClose(reason)
  }

  /** Resolves when `condition` holds, looked at after each event; the test's own timeout ends it. */
  until(condition: (recorder: this) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!condition(this)) return
        this.#waiting.delete(look)
        resolve()
      }
      this.#waiting.add(look)
      look()
    })
  }

  opened(): Promise<void> {
    return this.until(({ events }) => events.includes('open'))
  }

  received(count: number): Promise<void> {
    return this.until(({ messages }) => messages.length >= count)
  }

  async closed(): Promise<CloseReason> {
    await this.until(({ closes }) => closes.length > 0)
    return this.closes[0]!
  }

  #wake(): void {
    for (const look of this.#waiting) look()
  }
}

export function record(transport: Transport): Recorder {
  const recorder = new Recorder()
  transport.listen(recorder)
  return recorder
}

/**
 * Lets everything that is already under way happen: a full turn of the event loop, several times,
 * so that what must not come (a second close) would have come.
 */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await nextTurn()
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve)
    else setTimeout(resolve, 0)
  })
}

/** Whether two messages have the same bytes; quick, and brief when it fails. */
export function areSame(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false
  for (let i = 0; i < left.length; i += 1) if (left[i] !== right[i]) return false
  return true
}

/** Collects what would otherwise be uncaught errors while `run` runs. */
export async function collectUncaught(run: () => Promise<void>): Promise<unknown[]> {
  const collected: unknown[] = []
  const stop = typeof process === 'object' ? divertInNode(collected) : divertInPage(collected)
  try {
    await run()
    await settle()
  } finally {
    stop()
  }
  return collected
}

function divertInNode(collected: unknown[]): () => void {
  const collect = (error: unknown) => collected.push(error)
  const others = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', collect)
  return () => {
    process.removeAllListeners('uncaughtException')
    for (const other of others) process.on('uncaughtException', other)
  }
}

function divertInPage(collected: unknown[]): () => void {
  const collect = (event: ErrorEvent) => {
    collected.push(event.error)
    event.preventDefault()
  }
  addEventListener('error', collect)
  return () => removeEventListener('error', collect)
}
