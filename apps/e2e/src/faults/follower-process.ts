// A client in a process of its own, to be stopped by a test.
import { Follower } from './follower.ts'
import type { FollowerReport } from './follower-talk.ts'

const follower = new Follower(process.argv[2] ?? '')

process.on('message', () => {
  const { link, states } = follower
  process.send?.({
    state: link.status.state,
    states: [...states],
    text: follower.text(),
    closes: link.getStats().closes,
  } satisfies FollowerReport)
})
process.once('disconnect', () => process.exit())
