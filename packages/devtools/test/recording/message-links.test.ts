import { describe, expect, it } from 'vitest'
import type { Recorder } from '../../src/recording/recorder.ts'
import { Rig } from './rig.ts'

function createRig(): Rig {
  const rig = new Rig()
  rig.follow()
  rig.link.open()
  for (let tick = 0; tick < 30; tick += 1) {
    rig.world.spawn({ Position: { x: tick, y: 0 } })
    rig.run(1)
  }
  rig.clock.advance(200)
  return rig
}

/** Indices of messages of these types in a direction. */
function indicesOf(
  { columns }: Recorder,
  direction: 'in' | 'out',
  ...types: readonly string[]
): number[] {
  return [...Array(columns.endIndex).keys()].filter(
    (index) =>
      columns.direction(index) === direction && types.includes(columns.messageType(index) ?? ''),
  )
}

describe('links between messages', () => {
  it.each(['in', 'out'] as const)(
    '[C9] lead from each delta to the state that it starts from: %s',
    (direction) => {
      const rig = createRig()
      const { recorder } = direction === 'in' ? rig.client : rig.peers[0]!
      const states = indicesOf(recorder, direction, 'snapshot', 'delta')
      expect(states.length).toBeGreaterThan(20)
      expect(states.map((index) => recorder.baselineOf(index))).toEqual([
        undefined,
        ...states.slice(0, -1),
      ])
    },
  )

  it('[C9] lead from each ack to what it acknowledges: the newest state that is there', () => {
    const { recorder } = createRig().client
    const states = indicesOf(recorder, 'in', 'snapshot', 'delta')
    const acks = indicesOf(recorder, 'out', 'ack')
    expect(acks.length).toBeGreaterThan(5)
    expect(acks.map((ack) => recorder.ackOf(ack))).toEqual(
      acks.map((ack) => states.findLast((state) => state < ack)),
    )
  })

  it('[C9] lead from each state to the first ack that covers it', () => {
    const { recorder } = createRig().client
    const states = indicesOf(recorder, 'in', 'snapshot', 'delta')
    const acks = indicesOf(recorder, 'out', 'ack')
    expect(states.map((state) => recorder.ackOf(state))).toEqual(
      states.map((state) => acks.find((ack) => ack > state)),
    )
    const others = indicesOf(recorder, 'in', 'schema_sync', 'ping', 'pong')
    expect(others.map((index) => recorder.ackOf(index))).toEqual(others.map(() => undefined))
    expect(recorder.ackOf(recorder.endIndex)).toBeUndefined()
  })
})
