import { useSyncExternalStore } from 'react'
import type { Source, SourceStats } from '../source/source.ts'
import { usePanel } from './session.ts'

/** A source is read this often, in ms, whether or not anything goes over its link. */
const READ_EVERY_MS = 250

/** What a source said of itself at a moment. */
export interface SourceReading {
  readonly stats: SourceStats
  /** In ms of the source's clock. */
  readonly now: number
}

interface SourceReader {
  readonly subscribe: (listener: () => void) => () => void
  readonly get: () => SourceReading
}

const readers = new WeakMap<Source, SourceReader>()

/** The one reader of this source: all that show something of it show the same moment. */
function readerOf(source: Source): SourceReader {
  let reader = readers.get(source)
  if (reader === undefined) {
    reader = createReader(source)
    readers.set(source, reader)
  }
  return reader
}

function createReader(source: Source): SourceReader {
  const listeners = new Set<() => void>()
  let reading: SourceReading | undefined
  let timer: ReturnType<typeof setInterval> | undefined

  function read(): SourceReading {
    return { stats: source.stats(), now: source.now() }
  }

  function look(): void {
    reading = read()
    for (const listener of listeners) listener()
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      if (listeners.size === 1) {
        reading = read()
        timer = setInterval(look, READ_EVERY_MS)
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(timer)
        reading = undefined
      }
    },
    get: () => (reading ??= read()),
  }
}

const noSource: SourceReader = {
  subscribe: () => () => undefined,
  get: () => ({ stats: NO_STATS, now: 0 }),
}

const NO_STATS: SourceStats = {
  state: '',
  rttMs: undefined,
  jitterMs: undefined,
  bufferedBytes: 0,
}

/**
 * Something that the selected source says of itself, four times a second: renders when that changes.
 * Select a plain value or an object that the source keeps; without a source its state is empty.
 */
export function useSourceReading<Value>(select: (reading: SourceReading) => Value): Value {
  const source = usePanel((session) => session.source)
  const reader = source === undefined ? noSource : readerOf(source)
  return useSyncExternalStore(reader.subscribe, () => select(reader.get()))
}
