import type { ReactNode } from 'react'
import type { Cell } from './cell.tsx'
import type { Move } from './workload.ts'

/** One way of keeping a world and of showing it. */
export interface Variant {
  readonly Cell: Cell
  /** What stands around all cells, if anything must. */
  readonly Provider?: (props: { readonly children: ReactNode }) => ReactNode
  /** Takes over what changed and tells whoever shows it. */
  update(moves: readonly Move[]): void
  /** Throws if what these moves led to is not what is shown and kept. */
  check(moves: readonly Move[]): void
}

/** Makes a world of so many entities, each where it is at first, for so many components. */
export type CreateVariant = (size: {
  readonly entities: number
  readonly mounted: number
}) => Variant
