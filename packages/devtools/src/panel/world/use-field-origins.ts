import type { EntityId } from '@tx2-link/core'
import { useLayoutEffect, useMemo, useReducer } from 'react'
import type { Recorder } from '../../recording/recorder.ts'
import { FieldOrigins } from './field-origins.ts'

/** Time for reading back before the page may draw again, in ms, and the pause between. */
const SLICE_MS = 4
const PAUSE_MS = 16

/** Finds in idle slices which messages set the fields of an entity, as of a message. */
export function useFieldOrigins(
  recorder: Recorder,
  entity: EntityId,
  top: number,
  keys: readonly string[],
): FieldOrigins {
  const origins = useMemo(() => new FieldOrigins(recorder, entity), [recorder, entity])
  const [, render] = useReducer((count: number) => count + 1, 0)
  const wanted = keys.join('\n')

  // Before the page draws, so that no value stands beside the message that set the one before it.
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const step = (): void => {
      const isDone = origins.search(top, wanted.split('\n'), SLICE_MS)
      render()
      if (!isDone) timer = setTimeout(step, PAUSE_MS)
    }
    step()
    return () => clearTimeout(timer)
  }, [origins, top, wanted])

  return origins
}
