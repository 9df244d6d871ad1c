import { World, applyDelta, applySnapshot, createCodec } from '@tx2-link/core'
import type { Page } from 'playwright-core'
import { arenaSchema } from '@tx2-link/arena/schema'

/** What a page's own socket brought, kept as a world: the wire's side of what the page shows. */
export interface WireTap {
  /** The world after each tick that came, as sorted text, for the last few hundred ticks. */
  readonly states: ReadonlyMap<number, string>
  readonly bytes: number
  readonly messages: number
}

const KEPT_TICKS = 400

export function tapWire(page: Page): WireTap {
  const codec = createCodec('msgpack')
  const world = new World(arenaSchema)
  const states = new Map<number, string>()
  const tap = { states, bytes: 0, messages: 0 }
  page.on('websocket', (socket) => {
    if (!socket.url().endsWith('/link')) return
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload === 'string') return
      const { header, payload: content } = codec.decodeMessage(new Uint8Array(payload))
      tap.bytes += payload.length
      tap.messages += 1
      if (content.type === 'snapshot') applySnapshot(world, content.entities)
      else if (content.type === 'delta') applyDelta(world, content.changes)
      else return
      world.seal(Number(header.timestamp))
      const tick = Number(header.sequence)
      states.set(tick, positionsOf(world))
      states.delete(tick - KEPT_TICKS)
    })
  })
  return tap
}

function positionsOf(world: World<typeof arenaSchema>): string {
  return [...world.ids()]
    .sort((left, right) => left - right)
    .map((id) => `${id}:${JSON.stringify(world.get(id, 'Position'))}`)
    .join('\n')
}
