import { flushSync } from 'react-dom'
import { takeRenders } from './cell.tsx'

/** One update of the world. */
export interface Tick {
  /** From the update to its commit, in ms: the page's main thread is busy all the time. */
  readonly ms: number
  /** Components that rendered for it. */
  readonly renders: number
}

/** Some libraries tell their components in a microtask, and so do their components React. */
const MICROTASKS = 8

/** Measures an update and all that it makes React do. */
export async function measureTick(update: () => void): Promise<Tick> {
  await task()
  takeRenders()
  const start = performance.now()
  flushSync(update)
  for (let count = 0; count < MICROTASKS; count += 1) await undefined
  return { ms: performance.now() - start, renders: takeRenders() }
}

const channel = new MessageChannel()

/** Lets the browser do what it has put off. A timer would wait for a second in a page behind others. */
function task(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => resolve()
    channel.port2.postMessage(undefined)
  })
}
