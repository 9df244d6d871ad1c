import { describe, expect, it } from 'vitest'
import { createMessageId } from '../../src/protocol/create-message.ts'
import { createRig } from './link-harness.ts'

describe('what a greeted client acknowledges', () => {
  it('[Y29] each snapshot at once, and of deltas the newest, at most every 100 ms', () => {
    const { link, server, clock, step } = createRig({ ackIntervalMs: 100 })
    const id = server.world.spawn({ Position: { x: 0, y: 0 } })
    const acks = (): [bigint, number][] =>
      server.peers.flatMap(({ events }) =>
        events.flatMap((event) => (event.type === 'ack' ? [[event.id, clock.now()] as const] : [])),
      ) as [bigint, number][]
    link.open()
    server.tick()
    const { timestamp, tick } = server.world
    expect(acks().map(([ack]) => ack)).toEqual([createMessageId(BigInt(timestamp), BigInt(tick))])
    clock.advance(40)
    for (let x = 1; x <= 2; x += 1) {
      server.world.patch(id, 'Position', { x })
      server.tick()
    }
    expect(acks()).toHaveLength(1)
    clock.advance(59)
    expect(acks()).toHaveLength(1)
    clock.advance(1)
    const newest = createMessageId(BigInt(server.world.timestamp), BigInt(server.world.tick))
    expect(
      acks()
        .map(([ack]) => ack)
        .slice(1),
    ).toEqual([newest])
    step(10)
    expect(acks()).toHaveLength(2)
  })
})

describe('what a probe hears of a link', () => {
  it('[Y30] its states: connecting with the attempt, connected, disconnected with the reason and its code', () => {
    const { link, server, probed, step } = createRig()
    link.open()
    step(2)
    server.loseAll()
    step(40)
    const states = probed.flatMap((event) =>
      event.type === 'state' ? [[event.state, event.reason, event.closeCode]] : [],
    )
    expect(states).toEqual([
      ['connecting', 'attempt 1', undefined],
      ['connected', undefined, undefined],
      ['disconnected', 'lost', 1006],
      ['connecting', 'attempt 1', undefined],
      ['connected', undefined, undefined],
    ])
  })

  it('[Y31] how many ticks a message stands for, when a limited peer gets several as one', () => {
    const ticks: number[] = []
    const { link, server, step } = createRig(
      {},
      {
        rateLimit: { maxMessagesPerSecond: 3 },
        probe: (event) => {
          if (event.type === 'message' && event.messageType === 'delta') ticks.push(event.ticks)
        },
      },
    )
    const id = server.world.spawn({ Position: { x: 0, y: 0 } })
    link.open()
    for (let x = 1; x <= 40; x += 1) {
      server.world.patch(id, 'Position', { x })
      step()
    }
    expect(Math.max(...ticks)).toBeGreaterThan(5)
    expect(ticks.every((count) => count >= 1)).toBe(true)
  })
})
