import { LinkError } from '@tx2-link/core'
import { createFakeClock } from '@tx2-link/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FilterRun } from '../../src/filter/filter-run.ts'
import { parseFilter } from '../../src/filter/parse-filter.ts'
import { MemoryBudget } from '../../src/recording/memory-budget.ts'
import { Recorder } from '../../src/recording/recorder.ts'
import { blobEvent, messageEvent, recordAll } from './events.ts'

const SEGMENT = 1_000

function createRecorder(budget: MemoryBudget): Recorder {
  return new Recorder({ clock: createFakeClock(), budget, segmentBytes: SEGMENT })
}

function sizeOf({ memory }: Recorder): number {
  return memory.messages + memory.keyframes + memory.summaries
}

/** A delta that names many entities and fields in few bytes. */
function deltaEvent(time: number): ReturnType<typeof messageEvent> {
  const changes = Array.from({ length: 6 }, (_, entityId) => ({
    type: 'component_removed' as const,
    entityId,
    componentId: `c${entityId}`,
  }))
  const metadata = { changeCount: 6, entitiesAdded: 0, entitiesRemoved: 0, componentsUpdated: 6 }
  return messageEvent({ type: 'delta', changes, baseTimestamp: 1n, metadata }, { time })
}

describe('one limit of memory', () => {
  it('[C37] holds for all of its recorders together, and each keeps its newest message', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 0, max: 900 })), {
          minLength: 1,
          maxLength: 200,
        }),
        (steps) => {
          const budget = new MemoryBudget(24_000)
          const recorders = [0, 1, 2].map(() => createRecorder(budget))
          const last = new Map<Recorder, number>()
          for (const [which, length] of steps) {
            const recorder = recorders[which]!
            recorder.probe(blobEvent(length))
            last.set(recorder, length)
            const sum = recorders.reduce((total, one) => total + sizeOf(one), 0)
            expect(budget.size).toBe(sum)
            expect(sum).toBeLessThanOrEqual(24_000)
            expect(recorder.bytes(recorder.endIndex - 1)?.length).toBe(length)
          }
        },
      ),
    )
  })

  it('[C37] lets the oldest go, whichever recorder has it, and leaves a quiet one its last messages', () => {
    const budget = new MemoryBudget(40_000)
    const [early, quiet, busy] = [1, 2, 3].map(() => createRecorder(budget))
    if (early === undefined || quiet === undefined || busy === undefined) throw new Error('none')
    for (let count = 0; count < 6; count += 1) early.probe(blobEvent(900, count))
    quiet.probe(blobEvent(10))
    for (let count = 0; count < 30; count += 1) busy.probe(blobEvent(900, count))
    expect(early.dropped.messages).toBe(5)
    expect(early.endIndex - early.firstIndex).toBe(1)
    expect(quiet.bytes(0)?.length).toBe(10)
    expect(quiet.dropped.messages).toBe(0)
  })

  it('[C37] lets the last messages of others go rather than be exceeded', () => {
    const budget = new MemoryBudget(12_000)
    const others = Array.from({ length: 4 }, () => createRecorder(budget))
    for (const other of others) other.probe(blobEvent(10))
    const shown = createRecorder(budget)
    shown.probe(blobEvent(5_900))
    expect(budget.size).toBeLessThanOrEqual(12_000)
    expect(shown.bytes(0)?.length).toBe(5_900)
    expect(others[0]?.dropped.messages).toBe(1)
    others[0]?.probe(blobEvent(7))
    expect(others[0]?.bytes(1)?.length).toBe(7)
  })

  it('[C37] counts nothing of a recorder that was disposed of, which stays readable', () => {
    const budget = new MemoryBudget(100_000)
    const recorder = createRecorder(budget)
    recorder.probe(blobEvent(10))
    recorder.dispose()
    expect(budget.size).toBe(0)
    expect(recorder.bytes(0)?.length).toBe(10)
  })

  it('[C3] counts what filters keep: they cost the oldest messages, not more memory', () => {
    const maxBytes = 60_000
    const recorder = new Recorder({ clock: createFakeClock(), maxBytes, segmentBytes: SEGMENT })
    for (let time = 0; time < 400; time += 1) recorder.probe(deltaEvent(time))
    const parsed = parseFilter('entity == 3')
    if (!parsed.ok) throw new Error('not a filter')
    const run = new FilterRun(recorder, parsed.filter)
    const before = recorder.firstIndex
    expect(run.run(Number.POSITIVE_INFINITY)).toBe(true)
    expect(recorder.memory.summaries).toBeGreaterThan(0)
    expect(sizeOf(recorder)).toBeLessThanOrEqual(maxBytes)
    expect(recorder.firstIndex).toBeGreaterThan(before)
    // What was let go meanwhile is no match any more.
    run.run(Number.POSITIVE_INFINITY)
    expect(run.matches.at(0)).toBeGreaterThanOrEqual(recorder.firstIndex)
    expect(run.matches.length).toBe(recorder.endIndex - (run.matches.at(0) ?? 0))
  })

  it('[C3] what filters keep goes with its messages', () => {
    const recorder = new Recorder({
      clock: createFakeClock(),
      maxBytes: 60_000,
      segmentBytes: SEGMENT,
    })
    recordAll(recorder, [deltaEvent(1), deltaEvent(2)])
    recorder.entitiesOf(1)
    expect(recorder.memory.summaries).toBeGreaterThan(0)
    recorder.clear()
    expect(recorder.memory.summaries).toBe(0)
  })

  it('[C32] that is no size is refused', () => {
    for (const size of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => new MemoryBudget(size)).toThrow(LinkError)
    }
  })
})
