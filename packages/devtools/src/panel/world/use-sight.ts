import type { World } from '@tx2-link/core'
import { useEffect, useState } from 'react'
import type { Recorder } from '../../recording/recorder.ts'

/** A rebuilt world as it stands at a message. The world itself moves on with the next sight. */
export interface Sight {
  readonly world: World
  /** The message after which the world was so. */
  readonly index: number
  /** The world's tick and time, in ms, at its source. */
  readonly tick: number
  readonly timestamp: number
}

export interface SightState {
  /** Undefined before any, and when no keyframe reaches the message. */
  readonly sight: Sight | undefined
  /** Whether the message that was asked for is not reached yet. */
  readonly isPending: boolean
}

/** Time for rebuilding before the page may draw again, in ms. */
const SLICE_MS = 8

interface Reached extends SightState {
  readonly recorder: Recorder
  readonly index: number
}

/**
 * The replicated world just after a message, undefined for none. Going forwards costs the messages
 * between; all is done in slices, and what was seen before stays until the next is there.
 */
export function useSight(recorder: Recorder, index: number | undefined): SightState {
  const [cursor, setCursor] = useState(() => ({ recorder, at: recorder.createCursor() }))
  const [reached, setReached] = useState<Reached>()
  if (cursor.recorder !== recorder) setCursor({ recorder, at: recorder.createCursor() })

  useEffect(() => {
    const { at } = cursor
    if (index === undefined || cursor.recorder !== recorder) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const step = (): void => {
      if (!at.moveWithin(index, SLICE_MS)) {
        timer = setTimeout(step)
        return
      }
      const { world, tick = 0, timestamp = 0 } = at
      const sight = world === undefined ? undefined : { world, index, tick, timestamp }
      setReached({ recorder, index, sight, isPending: false })
    }
    step()
    return () => clearTimeout(timer)
  }, [cursor, recorder, index])

  if (index === undefined) return NOTHING
  if (reached?.recorder !== recorder) return PENDING
  return reached.index === index ? reached : { sight: reached.sight, isPending: true }
}

const NOTHING: SightState = { sight: undefined, isPending: false }
const PENDING: SightState = { sight: undefined, isPending: true }
