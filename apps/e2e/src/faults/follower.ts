import { type Link, World, applyDelta, applySnapshot, connect } from '@tx2-link/core'
import { connectNodeWebSocket } from '@tx2-link/core/node'
import { type BusySchema, busySchema, textOf } from './busy-world.ts'

/** A client of a busy world: its link, its replica, and the states that it went through. */
export class Follower {
  readonly link: Link<BusySchema>
  readonly replica: World<BusySchema> = new World(busySchema)
  /** Each state once, as it was entered. */
  readonly states: string[] = []
  /** Messages that brought state. */
  ticks = 0

  constructor(url: string) {
    this.link = connect(url, { schema: busySchema, transport: connectNodeWebSocket })
    this.link.attach({
      snapshot: (entities) => {
        this.ticks += 1
        applySnapshot(this.replica, entities)
      },
      delta: (changes) => {
        this.ticks += 1
        applyDelta(this.replica, changes)
      },
    })
    this.link.subscribeStatus(() => {
      const { state } = this.link.status
      if (this.states.at(-1) !== state) this.states.push(state)
    })
    this.link.open()
  }

  text(): string {
    return textOf(this.replica)
  }
}
