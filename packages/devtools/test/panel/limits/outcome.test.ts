import { describe, expect, it } from 'vitest'
import { readLastMinute } from '../../../src/panel/limits/last-minute.ts'
import { type Outcome, outcomeOf } from '../../../src/panel/limits/outcome.ts'
import { spendOf } from '../../../src/panel/limits/spend.ts'
import { barAt, barsOf } from '../../../src/panel/chart/bar-axis.ts'
import { CapBars, WaitBars } from '../../../src/panel/limits/lane-bars.ts'
import { axisEndingAt } from '../../../src/panel/strip/time-axis.ts'
import { createRig, type Rig } from '../gauges/rig.tsx'

/** Three messages a second are let through; five ticks want to go within 250 ms. */
function createBusyRig(): Rig {
  const rig = createRig({ rateLimit: { maxMessagesPerSecond: 3 } })
  rig.clock.advance(2000)
  const id = rig.world.spawn({ Health: { current: 0, max: 9 } })
  for (let tick = 1; tick <= 5; tick += 1) {
    rig.world.patch(id, 'Health', { current: tick })
    rig.tick(50)
  }
  return rig
}

/** What became of each refused delta. */
function outcomes({ recorder }: Rig): Outcome[] {
  const { deferrals } = recorder
  const all: Outcome[] = []
  for (let number = deferrals.first; number < deferrals.end; number += 1) {
    if (deferrals.at(number)?.messageType === 'delta') all.push(outcomeOf(recorder, number))
  }
  return all
}

function kinds(rig: Rig): string[] {
  return outcomes(rig).map(({ kind }) => kind)
}

describe('outcomeOf', () => {
  it('says that a refusal waits until something of its kind went', () => {
    const rig = createBusyRig()
    expect(new Set(kinds(rig))).toEqual(new Set(['waiting']))
  })

  it('takes the last refusal for the message that went late, those before for parts of it', () => {
    const rig = createBusyRig()
    rig.clock.advance(1000)
    rig.tick()
    const { recorder } = rig
    expect(kinds(rig).at(-1)).toBe('held')
    expect(new Set(kinds(rig).slice(0, -1))).toEqual(new Set(['coalesced']))
    const last = outcomes(rig).at(-1)
    if (last?.kind !== 'held') throw new Error(last?.kind)
    expect(recorder.columns.messageType(last.index)).toBe('delta')
    expect(last.waitedMs).toBe(recorder.columns.heldMs(last.index))
  })
})

describe('the lanes', () => {
  it('mark the bars of the cap that refused, and of no other', () => {
    const { recorder, clock } = createBusyRig()
    const axis = barsOf(axisEndingAt(clock.now(), 300, 1))
    const [messages, bytes] = [new CapBars(recorder, 'messages'), new CapBars(recorder, 'bytes')]
    messages.update(axis)
    bytes.update(axis)
    const at = recorder.deferrals.at(recorder.deferrals.end - 1)?.time ?? 0
    expect(messages.isMarked(barAt(axis, at))).toBe(true)
    expect(messages.value(barAt(axis, at))).toBe(3)
    expect(bytes.markedCount).toBe(0)
    expect(bytes.peak).toBeGreaterThan(0)
  })

  it('show at each bar how long the oldest had waited by then', () => {
    const rig = createBusyRig()
    rig.clock.advance(1000)
    const { recorder, clock } = rig
    const axis = barsOf(axisEndingAt(clock.now(), 300, 1))
    const waiting = new WaitBars(recorder)
    waiting.update(axis, clock.now())
    const since = recorder.waiting.find(({ messageType }) => messageType === 'delta')?.since ?? 0
    const last = axis.count - 1
    expect(waiting.value(last)).toBe(clock.now() - since)
    expect(waiting.value(last - 1)).toBe(clock.now() - since - axis.barMs)
    expect(waiting.value(0)).toBe(0)
  })
})

describe('readLastMinute', () => {
  it('counts what was held, and asks anew for each tick that a held message covered', () => {
    const rig = createBusyRig()
    rig.clock.advance(1000)
    rig.tick()
    const { recorder, clock } = rig
    const minute = readLastMinute(recorder, clock.now(), 1000, true)
    const heldAt = outcomes(rig).at(-1)
    const index = heldAt?.kind === 'held' ? heldAt.index : -1
    const ticks = recorder.columns.ticks(index)
    expect(ticks).toBeGreaterThan(1)
    expect(minute.asItWas.held).toBeGreaterThan(0)
    expect(minute.asItWas.longestWaitMs).toBeGreaterThanOrEqual(recorder.columns.heldMs(index))
    const out = minute.asks.length
    expect(out).toBe(rig.recorder.totals.messagesOut + ticks - 1)
    expect(minute.asks.every((ask, at) => ask.time >= (minute.asks[at - 1]?.time ?? 0))).toBe(true)
  })
})

describe('spendOf', () => {
  it('sums what went within the window by kind, the largest first', () => {
    const { recorder, clock } = createBusyRig()
    const spends = spendOf(recorder, 1000, clock.now())
    const bytes = spends.reduce((sum, spend) => sum + spend.bytes, 0)
    expect(bytes).toBe(recorder.limiter.fillAt(clock.now())?.bytes.used)
    expect(spendOf(recorder, 1000, clock.now() + 5000)).toEqual([])
  })
})
