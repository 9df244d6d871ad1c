import { World, applyDelta, applySnapshot, connect } from '@tx2-link/core'
import { busySchema, textOf } from '../src/faults/busy-world.ts'

declare global {
  interface Window {
    /** What a test asks the page for. */
    readonly far: Far
  }
}

const replica = new World(busySchema)
/** Each state once, with its reason, as it was entered. */
const states: string[] = []
const link = connect(location.hash.slice(1), { schema: busySchema })
link.attach({
  snapshot: (entities) => void applySnapshot(replica, entities),
  delta: (changes) => void applyDelta(replica, changes),
})
link.subscribeStatus(() => {
  const { state, reason } = link.status
  const words = reason === undefined ? state : `${state}: ${reason}`
  if (states.at(-1) !== words) states.push(words)
})
link.open()

const far = {
  text: () => textOf(replica),
  state: () => link.status.state,
  states: () => [...states],
  attempts: () => link.getStats().reconnects,
}

type Far = typeof far

Object.assign(window, { far })
