import type { Schema } from '@tx2-link/core'
import { useMemo } from 'react'
import { equalValues } from './equal-values.ts'
import { useReplica } from './link-context.ts'
import type { ReplicaState } from './store/replica-state.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { statePollOf } from './store/state-poll.ts'
import { useSelected } from './use-selected.ts'

export interface WorldOptions<Value> {
  /** Whether two values say the same; unless told, whether they are the same, or plain objects, lists, maps or sets with the same in them. Must stay the same function. */
  readonly isEqual?: ((first: Value, second: Value) => boolean) | undefined
  /** How often the world is looked at, in times a second; above 0, at most 60. Each publication unless told. */
  readonly hz?: number | undefined
}

/**
 * What a selector picks out of the store's state: `({ world }) => …`, also over many entities.
 * The selector runs once for each publication, or `hz` times a second, whatever changed; renders
 * when what it picked is something else. It must only read, and pick values: the world itself is
 * always the same object. Throws LinkError `invalidConfig` for a rate that is none.
 */
export function useWorld<Value>(
  selector: (state: ReplicaState) => Value,
  options?: WorldOptions<Value>,
): Value {
  return useWorldIn(useReplica(), selector, options)
}

export function useWorldIn<S extends Schema, Value>(
  store: ReplicaStore<S>,
  selector: (state: ReplicaState<S>) => Value,
  { isEqual = equalValues, hz }: WorldOptions<Value> = {},
): Value {
  const source = useMemo(
    () => ({
      ...(hz === undefined ? live(store) : statePollOf(store, hz)),
      readInitial: store.getInitialState,
    }),
    [store, hz],
  )
  return useSelected(source, selector, isEqual)
}

function live<S extends Schema>({ getState, subscribe }: ReplicaStore<S>) {
  return { read: getState, subscribe }
}
