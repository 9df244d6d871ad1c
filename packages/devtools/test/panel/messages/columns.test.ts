import { describe, expect, it } from 'vitest'
import { columnsFor } from '../../../src/panel/messages/columns.ts'

function missingAt(width: number): string[] {
  const ids = new Set(columnsFor(width).map(({ id }) => id))
  return (['entities', 'base', 'gap', 'ack', 'changes', 'bytes', 'time'] as const).filter(
    (id) => !ids.has(id),
  )
}

describe('the columns of the list', () => {
  it('go in the order of the look as it gets narrower', () => {
    const order: string[] = []
    for (let width = 1000; width > 300; width -= 1) {
      for (const id of missingAt(width)) if (!order.includes(id)) order.push(id)
    }
    expect(order).toEqual(['entities', 'base', 'gap', 'ack', 'changes', 'bytes', 'time'])
  })

  it('keep number, type, size and verdict at every width, and fit it', () => {
    for (const width of [400, 488, 560, 700, 868]) {
      const columns = columnsFor(width)
      const ids = columns.map(({ id }) => id)
      expect(ids.filter((id) => id === 'bytes' || id === 'size')).toHaveLength(1)
      expect(ids).toEqual(expect.arrayContaining(['direction', 'sequence', 'type', 'verdict']))
      const least = columns.reduce(
        (sum, { id, width }) => sum + (id === 'verdict' ? 112 : width),
        0,
      )
      expect(least).toBeLessThanOrEqual(width)
    }
  })

  it('tell the time of day and the verdict in the list of a panel that is docked at 800 by 600', () => {
    expect(missingAt(488)).not.toContain('time')
  })

  it('are all there beside a message in a panel of 1,440', () => {
    expect(missingAt(868)).toEqual([])
  })

  it('gain the codec where there is room', () => {
    expect(columnsFor(1119).some(({ id }) => id === 'codec')).toBe(true)
    expect(columnsFor(868).some(({ id }) => id === 'codec')).toBe(false)
  })
})
