import { describe, expect, it } from 'vitest'
import { columnsFor } from '../../../src/panel/messages/columns.ts'

function missingAt(width: number): string[] {
  const ids = new Set(columnsFor(width).map(({ id }) => id))
  return (['entities', 'base', 'gap', 'ack', 'changes'] as const).filter((id) => !ids.has(id))
}

describe('the columns of the list', () => {
  it('go in the order of the look as it gets narrower', () => {
    const order: string[] = []
    for (let width = 1000; width > 300; width -= 1) {
      for (const id of missingAt(width)) if (!order.includes(id)) order.push(id)
    }
    expect(order).toEqual(['entities', 'base', 'gap', 'ack', 'changes'])
  })

  it('are all there beside a message in a panel of 1,440', () => {
    expect(missingAt(868)).toEqual([])
  })

  it('gain the codec where there is room', () => {
    expect(columnsFor(1119).some(({ id }) => id === 'codec')).toBe(true)
    expect(columnsFor(868).some(({ id }) => id === 'codec')).toBe(false)
  })
})
