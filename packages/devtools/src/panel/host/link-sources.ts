import type { Source, SourceList } from '../../source/source.ts'

/** A link's own source, and others beside it that may be replaced. */
export interface LinkSources extends SourceList {
  /** These are the others from now on. */
  offer(others: SourceList | undefined): void
}

export function createLinkSources(own: Source): LinkSources {
  const listeners = new Set<() => void>()
  let others: SourceList | undefined
  let joined: readonly Source[] = [own]
  let stopOthers: (() => void) | undefined

  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  /** The others are listened to while somebody listens here. */
  const follow = (): void => {
    stopOthers?.()
    stopOthers = listeners.size > 0 ? others?.subscribe(changed) : undefined
  }

  return {
    get: () => {
      const next = [own, ...(others?.get() ?? [])]
      const isSame =
        next.length === joined.length && next.every((source, at) => source === joined[at])
      if (!isSame) joined = next
      return joined
    },
    subscribe: (listener) => {
      listeners.add(listener)
      if (listeners.size === 1) follow()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) follow()
      }
    },
    offer: (next) => {
      if (next === others) return
      others = next
      follow()
      changed()
    },
  }
}
