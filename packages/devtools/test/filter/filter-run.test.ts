import { createFakeClock } from '@tx2-link/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileFilter } from '../../src/filter/compile-filter.ts'
import { FilterRun } from '../../src/filter/filter-run.ts'
import type { Filter } from '../../src/filter/filter.ts'
import { parseFilter } from '../../src/filter/parse-filter.ts'
import { Recorder } from '../../src/recording/recorder.ts'
import { blobEvent, messageEvent, recordAll } from '../recording/events.ts'
import { filterArbitrary } from './arbitrary.ts'
import { naivelyPasses } from './naive-filter.ts'
import { trafficArbitrary } from './traffic.ts'

function filterOf(text: string): Filter {
  const result = parseFilter(text)
  if (!result.ok) throw new Error(result.error.message)
  return result.filter
}

function createRecorder(options: { maxBytes?: number; segmentBytes?: number } = {}): Recorder {
  return new Recorder({ clock: createFakeClock(), timeOrigin: 1_700_000_000_000, ...options })
}

function matching(recorder: Recorder, { root }: Filter): number[] {
  const indices: number[] = []
  for (let index = recorder.firstIndex; index < recorder.endIndex; index += 1) {
    if (naivelyPasses(root, recorder, index)) indices.push(index)
  }
  return indices
}

describe('what passes a filter', () => {
  it('[Q7] is what its words say of every fact of a message', () => {
    fc.assert(
      fc.property(trafficArbitrary, filterArbitrary, (traffic, filter) => {
        const recorder = createRecorder()
        recordAll(recorder, traffic)
        const passes = compileFilter(filter, recorder)
        const indices = [...Array(recorder.endIndex).keys()].filter(passes)
        expect(indices).toEqual(matching(recorder, filter))
      }),
      { numRuns: 1_000 },
    )
  })

  it('[Q7] names are told from each other exactly, but contained and matched in any case', () => {
    const recorder = createRecorder()
    for (const link of ['Peer 1', 'peer 12', 'server']) {
      recorder.probe(messageEvent({ type: 'ping' }, { link }))
    }
    const found = (text: string): number[] =>
      [0, 1, 2].filter(compileFilter(filterOf(text), recorder))
    expect(found('link == "peer 1"')).toEqual([])
    expect(found('link contains "PEER 1"')).toEqual([0, 1])
    expect(found('link matches "^PEER .$"')).toEqual([0])
    expect(found('not link matches "^p"')).toEqual([2])
    expect(found('link in {server, "Peer 1"}')).toEqual([0, 2])
  })

  it('[Q8] nothing is decoded where something cheaper decides', () => {
    const recorder = createRecorder()
    for (let count = 0; count < 50; count += 1) recorder.probe(blobEvent(40, count))
    const run = (text: string): boolean => new FilterRun(recorder, filterOf(text)).run(1_000)
    run('bytes > 3 and type == delta and gap < 5')
    run('entity == 5 and bytes > 100')
    run('component == "Position" or type == delta')
    expect(recorder.memory.summaries).toBe(0)
    run('entity == 5 and bytes > 10')
    expect(recorder.memory.summaries).toBeGreaterThan(0)
  })

  it('[Q8] a message is decoded once, however many filters ask', () => {
    const recorder = createRecorder()
    recorder.probe(
      messageEvent({
        type: 'snapshot',
        entities: [{ id: 4, components: [] }],
        metadata: { worldTime: 0, entityCount: 1, componentCount: 0, compression: 'None' },
      }),
    )
    const passes = compileFilter(filterOf('entity == 4'), recorder)
    expect(passes(0)).toBe(true)
    recorder.bytes(0)?.fill(0)
    expect(passes(0)).toBe(true)
    expect(compileFilter(filterOf('entities == 1'), recorder)(0)).toBe(true)
    expect(recorder.message(0)).toBeUndefined()
  })
})

describe('a run of a filter', () => {
  it('[Q9] knows every match in order, in slices, while messages come and go', () => {
    fc.assert(
      fc.property(
        fc.array(trafficArbitrary, { maxLength: 8 }),
        filterArbitrary,
        fc.integer({ min: 0, max: 4 }),
        (traffic, filter, budget) => {
          const recorder = createRecorder({ maxBytes: 16_000, segmentBytes: 500 })
          let now = 0
          const run = new FilterRun(recorder, filter, { now: () => (now += 1) })
          for (const events of traffic) {
            recordAll(recorder, events)
            run.run(budget)
            expect(run.matches.at(0) ?? recorder.firstIndex).toBeGreaterThanOrEqual(
              recorder.firstIndex,
            )
            const known = new Set(matching(recorder, filter))
            const kept = run.matches.view().filter((index) => index >= recorder.firstIndex)
            expect([...kept].filter((index) => !known.has(index))).toEqual([])
          }
          let expected: number[]
          let first: number
          // To decode, as the naive filter does too, may push messages out.
          do {
            while (!run.run(budget)) expect(run.progress).toBeLessThan(1)
            first = recorder.firstIndex
            expected = matching(recorder, filter)
          } while (recorder.firstIndex !== first)
          expect([...run.matches.view()]).toEqual(expected)
          expect([run.isDone, run.progress]).toEqual([true, 1])
          const { matches } = run
          for (let position = 0; position < matches.length; position += 1) {
            const index = matches.at(position)!
            expect(matches.positionOf(index)).toBe(position)
            expect(matches.positionOf(index + 0.5)).toBe(position + 1)
          }
          expect(matches.at(matches.length)).toBeUndefined()
          expect(matches.at(-1)).toBeUndefined()
        },
      ),
      { numRuns: 100 },
    )
  })

  it('[Q9] looks at the newest first, and tells when its matches change', () => {
    const recorder = createRecorder()
    for (let count = 0; count < 1_000; count += 1) recorder.probe(blobEvent(10, count))
    let now = 0
    const run = new FilterRun(recorder, filterOf('bytes == 10'), { now: () => (now += 1) })
    expect([run.isDone, run.progress, run.revision]).toEqual([false, 0, 0])
    expect(run.run(1)).toBe(false)
    const { length } = run.matches
    expect(length).toBeLessThan(100)
    expect(run.matches.at(0)).toBe(1_000 - length)
    expect(run.progress).toBeCloseTo(length / 1_000)
    recorder.probe(blobEvent(10, 1_000))
    run.run(1)
    expect(run.matches.at(run.matches.length - 1)).toBe(1_000)
    while (!run.run(1));
    const before = run.revision
    recorder.probe(blobEvent(11, 1_001))
    expect(run.run(1)).toBe(true)
    expect(run.revision).toBe(before)
    recorder.clear()
    expect(run.run(1)).toBe(true)
    expect([run.matches.length, run.progress]).toEqual([0, 1])
    expect(run.revision).toBeGreaterThan(before)
  })
})
