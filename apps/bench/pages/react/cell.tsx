import type { EntityId } from '@tx2-link/core'
import type { ReactNode } from 'react'
import { labelOf, type Position } from './workload.ts'

let renders = 0

/** Components that rendered since this was last asked. */
export function takeRenders(): number {
  const taken = renders
  renders = 0
  return taken
}

export function countRender(): void {
  renders += 1
}

/** Shows where one entity is. */
export type Cell = (props: { readonly id: EntityId }) => ReactNode

/** The component that all variants show entities by, on a hook of theirs. */
export function createCell(usePosition: (id: EntityId) => Position | undefined): Cell {
  return function Cell({ id }) {
    const position = usePosition(id)
    countRender()
    return <span>{position === undefined ? '' : labelOf(position)}</span>
  }
}
