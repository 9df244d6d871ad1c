import { describe, expect, it } from 'vitest'
import { FilterRun } from '../../../src/filter/filter-run.ts'
import { MatchingMessages } from '../../../src/panel/messages/matching-messages.ts'
import { shownFilter } from '../../../src/panel/messages/shown-filter.ts'
import { messageEvent, recorderWith } from '../feed.ts'

const everything = { root: undefined }

function indices(messages: MatchingMessages): (number | undefined)[] {
  return Array.from({ length: messages.count }, (_, row) => messages.at(row))
}

describe('the messages that are shown', () => {
  it('are all of them when nothing is asked for, and those that come later', () => {
    const recorder = recorderWith(3)
    const messages = new MatchingMessages(recorder, undefined, undefined)
    messages.update()
    expect(indices(messages)).toEqual([0, 1, 2])
    recorder.probe(messageEvent({ time: 9 }))
    messages.update()
    expect(indices(messages)).toEqual([0, 1, 2, 3])
  })

  it('are those within the brushed time, both ends included', () => {
    const messages = new MatchingMessages(recorderWith(10), undefined, { from: 3, to: 5 })
    messages.update()
    expect(indices(messages)).toEqual([2, 3, 4])
  })

  it('are those of one direction when the other one is switched off', () => {
    const recorder = recorderWith(9)
    const filter = shownFilter(everything, { in: false, out: true })
    const run = new FilterRun(recorder, filter ?? everything)
    run.run(Number.POSITIVE_INFINITY)
    const messages = new MatchingMessages(recorder, run, { from: 4, to: 9 })
    messages.update()
    expect(indices(messages)).toEqual([5, 8])
  })

  it('are none, not one, for a brush before the first message', () => {
    const messages = new MatchingMessages(recorderWith(3), undefined, { from: -9, to: -5 })
    messages.update()
    expect(messages.count).toBe(0)
    expect(messages.at(0)).toBeUndefined()
  })

  it('have a row only if they are shown', () => {
    const messages = new MatchingMessages(recorderWith(10), undefined, { from: 3, to: 5 })
    messages.update()
    expect(messages.rowOf(3)).toBe(1)
    expect(messages.rowOf(0)).toBeUndefined()
    expect(messages.rowOf(9)).toBeUndefined()
    expect(messages.rowAtOrAfter(0)).toBe(0)
    expect(messages.rowAtOrAfter(9)).toBe(3)
  })
})

describe('the direction switches', () => {
  it('add nothing to a filter while both are on', () => {
    expect(shownFilter(everything, { in: true, out: true })).toBeUndefined()
  })

  it('join a filter that is an `and` already, as its operands may not nest', () => {
    const ping = {
      kind: 'compare',
      field: 'type',
      operator: '==',
      value: { kind: 'text', text: 'ping' },
    } as const
    const filter = shownFilter(
      { root: { kind: 'and', operands: [ping, ping] } },
      { in: true, out: false },
    )
    expect(filter?.root?.kind === 'and' && filter.root.operands.length).toBe(3)
  })
})
