import type { EditableSourceList, Source } from './source.ts'

/** A list of sources that the application fills; listeners are told of each change. */
export function createSourceList(initial: readonly Source[] = []): EditableSourceList {
  let sources: readonly Source[] = [...initial]
  const listeners = new Set<() => void>()

  const change = (next: readonly Source[]): void => {
    sources = next
    for (const listener of listeners) listener()
  }

  return {
    get: () => sources,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    add: (source) => {
      const isKnown = sources.some(({ id }) => id === source.id)
      change(
        isKnown
          ? sources.map((known) => (known.id === source.id ? source : known))
          : [...sources, source],
      )
      return () => {
        if (sources.includes(source)) change(sources.filter((known) => known !== source))
      }
    },
    remove: (id) => {
      if (sources.some((known) => known.id === id)) {
        change(sources.filter((known) => known.id !== id))
      }
    },
  }
}
