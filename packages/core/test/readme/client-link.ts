import { type EntityId, connect, defineSchema, f32 } from '@tx2-link/core'

const schema = defineSchema({ Position: { x: f32, y: f32 } })
let me: EntityId | undefined
const link = connect('ws://localhost:8080', {
  schema,
  onJoin: (own) => {
    me = own.spawn({ Position: { x: 0, y: 0 } }) // ids were granted: a world of your own, link.own
  },
  onError: (code, message) => console.warn(code, message), // what the server refused, and why
})
link.subscribeStatus(() => console.log(link.status.state)) // also attempt, retryAt, reason, resumed
link.open() // or retain(), which closes after the last release

export function walkTo(x: number): void {
  if (me !== undefined) link.own?.patch(me, 'Position', { x }) // goes at the sync interval
}

export function roundTripMs(): number | undefined {
  return link.getStats().rttMs // also rates, totals, gaps, repairs
}
