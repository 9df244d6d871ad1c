import type { Schema } from '@tx2-link/core'
import { useEffect } from 'react'
import { useReplica } from './link-context.ts'
import { type FrameCallback, type FrameOptions, runFrames } from './store/frame-loop.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { useLatest } from './use-latest.ts'

/**
 * Calls back in each frame that the page draws, or `hz` times a second at the most, after what
 * arrived was published; renders nothing. For canvases and for styles that change in every frame.
 * All who draw share one request for a frame; a hidden page draws none. The callback may be another
 * function in each render. Throws LinkError `invalidConfig`, when mounted, for a rate that is none.
 */
export function useFrame(callback: FrameCallback, options?: FrameOptions): void {
  useFrameIn(useReplica(), callback, options)
}

export function useFrameIn<S extends Schema>(
  store: ReplicaStore<S>,
  callback: FrameCallback<S>,
  { hz }: FrameOptions = {},
): void {
  const latest = useLatest(callback)
  useEffect(() => runFrames(store, (frame) => latest.current(frame), { hz }), [store, hz, latest])
}
