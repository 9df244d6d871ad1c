import { type Context, createContext, useContext, useSyncExternalStore } from 'react'
import type { Recorder } from '../recording/recorder.ts'
import { beatOf } from './beat.ts'
import type { PanelSession, PanelSessionStore } from './session-store.ts'

export type { PanelSession, TabId, TimeRange } from './session-store.ts'

export const PanelSessionContext: Context<PanelSessionStore | null> =
  createContext<PanelSessionStore | null>(null)

function useSessionStore(): PanelSessionStore {
  const store = useContext(PanelSessionContext)
  if (store === null) throw new Error('The panel has no session: render it within DevtoolsPanel')
  return store
}

/** The whole session: renders with every change of it, so only where most of it is read. */
export function usePanelSession(): PanelSession {
  const store = useSessionStore()
  return useSyncExternalStore(store.subscribe, store.get)
}

/** One value of the session: renders when that value changes. Select, do not build objects. */
export function usePanel<Value>(select: (session: PanelSession) => Value): Value {
  const store = useSessionStore()
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}

/** The recorder of the selected source, rendering at most `hz` times a second while it changes. */
export function useRecorder<Value>(select: (recorder: Recorder) => Value, hz = 10): Value {
  const recorder = usePanel((session) => session.recorder)
  const beat = beatOf(recorder, hz)
  useSyncExternalStore(beat.subscribe, beat.count)
  return select(recorder)
}
