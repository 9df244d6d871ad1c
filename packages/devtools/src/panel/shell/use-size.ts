import { type RefCallback, useCallback, useState } from 'react'

export interface Size {
  readonly width: number
  readonly height: number
}

const UNKNOWN: Size = { width: 0, height: 0 }

/** The content size of the element that gets the ref, in whole CSS pixels; zeros until measured. */
export function useSize(): [RefCallback<HTMLElement>, Size] {
  const [size, setSize] = useState(UNKNOWN)
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined
    const measure = (width: number, height: number): void => {
      const next = { width: Math.floor(width), height: Math.floor(height) }
      setSize((last) => (last.width === next.width && last.height === next.height ? last : next))
    }
    measure(element.clientWidth, element.clientHeight)
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) measure(entry.contentRect.width, entry.contentRect.height)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, size]
}
