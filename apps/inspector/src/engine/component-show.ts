import type { EntityId } from '@tx2-link/core'
import type { ReplicaState } from '@tx2-link/react/store'
import type { ReactNode } from 'react'
import type { ArgValues } from './args.ts'
import type { Says } from './render-book.ts'

/** Which entity the reader looks at; the same object for the life of the page. */
export interface Selection {
  get(): EntityId | undefined
  set(id: EntityId | undefined): void
  subscribe(listener: () => void): () => void
}

/** A count that stands under a frame: of one cell, or of all whose first word it is. */
export interface CountedCells {
  readonly label: string
  readonly cells: string
}

/** Where a component stands, once for each client. */
interface ShowFrame<Args extends ArgValues = ArgValues> {
  readonly name: string
  /** It takes all the room that there is, whatever the arg `width` says. */
  readonly isWide?: boolean
  readonly counts: readonly CountedCells[]
  render(args: Args, selection: Selection): ReactNode
}

/** A state of the component that the play brings about. */
export interface ShowState<On, Step extends string = string> {
  readonly name: string
  /** The step within which it is to be seen. */
  readonly step: Step
  /** The frame that it is seen in, where others show other states at the same time. */
  readonly frame?: string
  /** The entity that is selected in it. */
  readonly selects?: EntityId
  isShown(stage: On): boolean
}

/** Components on the clients' replicas, which a story shows instead of two worlds. */
export interface ComponentShow<Args extends ArgValues, On, Step extends string> {
  readonly frames: readonly ShowFrame<Args>[]
  readonly states: readonly ShowState<On, Step>[]
  /**
   * What each mounted component says, read off the replica without React: called whenever that or
   * the link's status changes.
   */
  watch(replica: ReplicaState, args: Args, says: Says): void
}

/** A show whose types its readers need not know. */
export interface StoryShow {
  readonly frames: readonly ShowFrame[]
  readonly states: readonly Omit<ShowState<unknown>, 'isShown'>[]
}
