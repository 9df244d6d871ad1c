export { createReplicaStore, replicaOf } from './create-replica-store.ts'
export type { ComponentCondition, EntityQuery, SortKey } from './entity-query.ts'
export type { Comparison, FieldCondition } from './field-condition.ts'
export {
  type Frame,
  type FrameCallback,
  type FrameOptions,
  frameTime,
  MAX_FRAME_ELAPSED_MS,
  runFrames,
} from './frame-loop.ts'
export {
  MAX_FRAME_WAIT_MS,
  type PublishScheduler,
  scheduleAtOnce,
  scheduleFrame,
} from './frame-scheduler.ts'
export {
  interpolate,
  type Interpolated,
  type InterpolationOptions,
} from './interpolation/interpolate.ts'
export { SampleTrack, type SampleTrackOptions } from './interpolation/sample-track.ts'
export { Timeline } from './interpolation/timeline.ts'
export type { ErrorReporter, Listener } from './listeners.ts'
export { DEFAULT_PENDING_LIMITS, type PendingLimits } from './pending-messages.ts'
export type { ReplicaState } from './replica-state.ts'
export type { ReplicaStore, ReplicaStoreOptions } from './replica-store.ts'
export type { WorldView } from './world-view.ts'
