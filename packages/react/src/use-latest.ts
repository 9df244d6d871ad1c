import { type RefObject, useInsertionEffect, useRef } from 'react'

/** The value of the last committed render, for callbacks that are called between renders. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const ref = useRef(value)
  // Before any layout effect of this commit reads it.
  useInsertionEffect(() => {
    ref.current = value
  })
  return ref
}
