import type { Schema } from '@tx2-link/core'
import { createPolls, type Poll } from './poll.ts'
import type { ReplicaState } from './replica-state.ts'
import type { ReplicaStore } from './replica-store.ts'

const pollOf = createPolls((store: ReplicaStore) => store.getState())

/** The one poll of a store's state at a rate in times a second: for what need not be newer. */
export function statePollOf<S extends Schema>(
  store: ReplicaStore<S>,
  hz: number,
): Poll<ReplicaState<S>>
export function statePollOf(store: ReplicaStore, hz: number): Poll<ReplicaState> {
  return pollOf(store, hz)
}
