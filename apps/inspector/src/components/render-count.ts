import { createContext, useContext, useLayoutEffect } from 'react'
import type { RenderBook } from '../engine/render-book.ts'

/** Where renders are counted; nowhere without one. */
export const RenderBookContext = createContext<Pick<RenderBook, 'count'> | undefined>(undefined)

/** Counts each render of the calling component that is committed, under this name. */
export function useRenderCount(cell: string): void {
  const book = useContext(RenderBookContext)
  const render = {}
  useLayoutEffect(() => book?.count(cell, render))
}
