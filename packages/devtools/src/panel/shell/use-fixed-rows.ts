import { type RefCallback, useCallback, useLayoutEffect, useRef, useState } from 'react'

/** Browsers clip elements that are taller than this many CSS pixels; beyond it rows scroll scaled. */
const MAX_HEIGHT = 8_000_000
const OVERSCAN = 3

export interface FixedRowsOptions {
  /** Height of a header that stays at the top of the scrolling element, in CSS pixels. */
  readonly inset?: number
  /** Keeps the last row in view as rows are added. */
  readonly isFollowing?: boolean
}

export interface FixedRows {
  /** For the scrolling element. */
  readonly ref: RefCallback<HTMLElement>
  /** Height of the element within it. */
  readonly totalHeight: number
  /** First row to render, and the one after the last. */
  readonly start: number
  readonly end: number
  /** Rows that are rendered at the most: keys modulo this number reuse what is there. */
  readonly slots: number
  /** How many rows are wholly visible. */
  readonly pageRows: number
  /** Where a row lies within the inner element, in pixels. */
  readonly top: (row: number) => number
  readonly scrollToRow: (row: number) => void
  /** Moves the view by whole rows without the reader noticing: for rows that left at the front. */
  readonly shift: (rows: number) => void
  readonly isAtEnd: () => boolean
  readonly element: () => HTMLElement | null
}

/**
 * Renders only the rows in view, for any count: all have one height, so nothing is measured and a
 * growing list costs nothing for the rows that it has already.
 */
export function useFixedRows(
  count: number,
  rowHeight: number,
  { inset = 0, isFollowing = false }: FixedRowsOptions = {},
): FixedRows {
  const element = useRef<HTMLElement | null>(null)
  const [view, setView] = useState({ scrollTop: 0, height: 0 })

  const following = useRef(isFollowing)
  const read = useCallback(() => {
    const scroller = element.current
    if (scroller === null) return
    const next = {
      scrollTop: following.current ? 0 : scroller.scrollTop,
      height: scroller.clientHeight - inset,
    }
    setView((last) =>
      last.scrollTop === next.scrollTop && last.height === next.height ? last : next,
    )
  }, [inset])

  const ref = useCallback(
    (scroller: HTMLElement | null) => {
      element.current = scroller
      if (scroller === null) return undefined
      read()
      scroller.addEventListener('scroll', read, { passive: true })
      const observer = new ResizeObserver(read)
      observer.observe(scroller)
      return () => {
        scroller.removeEventListener('scroll', read)
        observer.disconnect()
        element.current = null
      }
    },
    [read],
  )

  const contentHeight = count * rowHeight
  const totalHeight = Math.min(contentHeight, MAX_HEIGHT)
  const layout = scaledLayout(contentHeight, totalHeight, view.height)
  const last = Math.max(0, totalHeight - view.height)
  const scrollTop = isFollowing ? last : Math.min(view.scrollTop, last)
  const offset = scrollTop * layout.scale
  const start = Math.max(0, Math.floor(offset / rowHeight) - OVERSCAN)
  const end = Math.min(count, Math.ceil((offset + view.height) / rowHeight) + OVERSCAN)
  const pageRows = Math.max(1, Math.floor(view.height / rowHeight))
  const latest = useRef({ contentHeight, totalHeight, rowHeight, inset })
  useLayoutEffect(() => {
    latest.current = { contentHeight, totalHeight, rowHeight, inset }
    const scroller = element.current
    if (isFollowing && scroller !== null) scroller.scrollTop = scroller.scrollHeight
  })
  // What was scrolled to while following is only read when it counts again.
  useLayoutEffect(() => {
    following.current = isFollowing
    if (!isFollowing) read()
  }, [isFollowing, read])

  const scrollToOffset = useCallback(
    (wanted: number) => {
      const scroller = element.current
      if (scroller === null) return
      const { contentHeight, totalHeight, inset } = latest.current
      const { scale } = scaledLayout(contentHeight, totalHeight, scroller.clientHeight - inset)
      scroller.scrollTop = wanted / scale
      read()
    },
    [read],
  )

  const currentOffset = useCallback(() => {
    const scroller = element.current
    if (scroller === null) return 0
    const { contentHeight, totalHeight, inset } = latest.current
    const layout = scaledLayout(contentHeight, totalHeight, scroller.clientHeight - inset)
    return scroller.scrollTop * layout.scale
  }, [])

  const scrollToRow = useCallback(
    (row: number) => {
      const { rowHeight, inset } = latest.current
      const height = (element.current?.clientHeight ?? 0) - inset
      const from = currentOffset()
      const rowTop = row * rowHeight
      if (rowTop < from) scrollToOffset(rowTop)
      else if (rowTop + rowHeight > from + height) scrollToOffset(rowTop + rowHeight - height)
    },
    [currentOffset, scrollToOffset],
  )

  const shift = useCallback(
    (rows: number) =>
      scrollToOffset(Math.max(0, currentOffset() - rows * latest.current.rowHeight)),
    [currentOffset, scrollToOffset],
  )

  const isAtEnd = useCallback(() => {
    const scroller = element.current
    if (scroller === null) return true
    return scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2
  }, [])

  return {
    ref,
    totalHeight,
    start,
    end,
    slots: Math.ceil(view.height / rowHeight) + 2 * OVERSCAN + 1,
    pageRows,
    // Scaled lists draw their rows around the place where the view is now.
    top: (row) => (layout.scale === 1 ? row * rowHeight : scrollTop + row * rowHeight - offset),
    scrollToRow,
    shift,
    isAtEnd,
    element: useCallback(() => element.current, []),
  }
}

function scaledLayout(
  contentHeight: number,
  totalHeight: number,
  viewHeight: number,
): { readonly scale: number } {
  const room = totalHeight - viewHeight
  if (contentHeight === totalHeight || room <= 0) return { scale: 1 }
  return { scale: (contentHeight - viewHeight) / room }
}
