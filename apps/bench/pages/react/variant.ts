import type { EntityId } from '@tx2-link/core'
import type { ReactNode } from 'react'
import type { Cell } from './cell.tsx'
import type { Move, Position } from './workload.ts'

/** One way of keeping a world and of showing it. */
export interface Variant {
  readonly Cell: Cell
  /** What stands around all cells, if anything must. */
  readonly Provider?: (props: { readonly children: ReactNode }) => ReactNode
  /** Takes over what changed and tells whoever shows it. */
  update(moves: readonly Move[]): void
  /** Where an entity is now; undefined where only the components know. */
  read(id: EntityId): Position | undefined
}

/** Makes a world of so many entities, each where it is at first. */
export type CreateVariant = (entities: number) => Variant
