import { act, cleanup, render } from '@testing-library/react'
import { type ReactNode, useLayoutEffect } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { type FixedRows, useFixedRows } from '../../../src/panel/shell/use-fixed-rows.ts'

afterEach(cleanup)

const VIEW_HEIGHT = 200
let rows: FixedRows

function keep(list: FixedRows): void {
  rows = list
}

/** A scroller of 200 pixels: the test's DOM lays nothing out. */
function List({ count, isFollowing }: { count: number; isFollowing: boolean }): ReactNode {
  const list = useFixedRows(count, 20, { isFollowing })
  useLayoutEffect(() => keep(list))
  return (
    <div
      ref={(element) => {
        if (element === null) return undefined
        Object.defineProperty(element, 'clientHeight', { value: VIEW_HEIGHT, configurable: true })
        return list.ref(element) ?? undefined
      }}
    >
      <div style={{ height: list.totalHeight }} />
    </div>
  )
}

function shown(count: number, isFollowing = false): { scrollTo: (top: number) => void } {
  const { container } = render(<List count={count} isFollowing={isFollowing} />)
  const element = container.firstElementChild
  if (element === null) throw new Error('No list')
  return {
    scrollTo: (top) =>
      act(() => {
        element.scrollTop = top
        element.dispatchEvent(new Event('scroll'))
      }),
  }
}

describe('fixed rows', () => {
  it('render what is in view, with a few around it', () => {
    const list = shown(1000)
    list.scrollTo(2000)
    expect([rows.start, rows.end]).toEqual([97, 113])
  })

  it('render the last rows while following, without having been scrolled', () => {
    shown(500, true)
    expect(rows.end).toBe(500)
    expect(rows.start).toBe(487)
  })

  it('reach the last of more rows than a browser can lay out', () => {
    const count = 3_000_000
    const list = shown(count)
    expect(rows.totalHeight).toBeLessThan(count * 20)
    list.scrollTo(rows.totalHeight - VIEW_HEIGHT)
    expect(rows.end).toBe(count)
    expect(rows.top(count - 1) + 20).toBeCloseTo(rows.totalHeight)
  })

  it('never render more rows than there are slots, so that keys can be reused', () => {
    const list = shown(1000)
    for (let top = 0; top < 100; top += 7) {
      list.scrollTo(top)
      expect(rows.end - rows.start).toBeLessThanOrEqual(rows.slots)
    }
  })
})
