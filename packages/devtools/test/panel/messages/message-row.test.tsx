import { cleanup, render } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { ColumnId } from '../../../src/panel/messages/columns.ts'
import { MessageRow, type RowFacts } from '../../../src/panel/messages/message-row.tsx'
import type { MessageRecord } from '../../../src/recording/message-record.ts'

const COLUMNS: readonly ColumnId[] = ['direction', 'sequence', 'type', 'bytes', 'ack', 'verdict']

const FACTS: RowFacts = {
  wallTime: 1_700_000_000_000,
  gapMs: 50,
  entities: 3,
  base: 411,
  ack: 'waiting',
  part: undefined,
  barWidth: 12,
  isBarCut: false,
}

/** A record that counts how often its size is read: only what renders a row does that. */
function createRecord(index = 7) {
  let renders = 0
  const record: MessageRecord = {
    index,
    time: 10,
    gapMs: 50,
    direction: 'in',
    messageType: 'delta',
    sequence: 412,
    timestamp: 1_700_000_000_000,
    get byteLength() {
      renders += 1
      return 340
    },
    changeCount: 2,
    ticks: 1,
    link: 'here',
    format: 'msgpack',
    verdict: 'received',
    heldMs: undefined,
    reason: undefined,
  }
  return { record, renders: () => renders }
}

const ROW = { columns: COLUMNS, top: 120, rowNumber: 8, isSelected: false, isLinked: false }

afterEach(cleanup)

describe('a row of the message list', () => {
  it('is not rendered again while it shows the same, however often the list is', () => {
    const { record, renders } = createRecord()
    const view = render(<MessageRow {...ROW} record={record} facts={FACTS} />)
    const first = renders()
    expect(first).toBeGreaterThan(0)
    view.rerender(<MessageRow {...ROW} record={record} facts={{ ...FACTS }} />)
    expect(renders()).toBe(first)
  })

  it.each<[string, Partial<RowFacts>]>([
    ['time', { wallTime: FACTS.wallTime + 1 }],
    ['gap', { gapMs: 51 }],
    ['count of entities', { entities: 4 }],
    ['base', { base: 410 }],
    ['ack', { ack: 12 }],
    ['part', { part: 2 }],
    ['bar', { barWidth: 13 }],
    ['cut bar', { isBarCut: true }],
  ])('is rendered again for another %s', (_, change) => {
    const { record, renders } = createRecord()
    const view = render(<MessageRow {...ROW} record={record} facts={FACTS} />)
    const before = renders()
    view.rerender(<MessageRow {...ROW} record={record} facts={{ ...FACTS, ...change }} />)
    expect(renders()).toBeGreaterThan(before)
  })

  it.each<[string, Partial<typeof ROW>]>([
    ['place', { top: 140 }],
    ['number', { rowNumber: 9 }],
    ['selection', { isSelected: true }],
    ['tie', { isLinked: true }],
    ['set of columns', { columns: [...COLUMNS] }],
  ])('is rendered again for another %s', (_, change) => {
    const { record, renders } = createRecord()
    const view = render(<MessageRow {...ROW} record={record} facts={FACTS} />)
    const before = renders()
    view.rerender(<MessageRow {...ROW} {...change} record={record} facts={FACTS} />)
    expect(renders()).toBeGreaterThan(before)
  })

  it('is rendered again for another message', () => {
    const [one, other] = [createRecord(7), createRecord(8)]
    const view = render(<MessageRow {...ROW} record={one.record} facts={FACTS} />)
    view.rerender(<MessageRow {...ROW} record={other.record} facts={FACTS} />)
    expect(other.renders()).toBeGreaterThan(0)
  })
})
