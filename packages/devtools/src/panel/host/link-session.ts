import type { Format, Link } from '@tx2-link/core'
import { createLinkSource } from '../../source/link-source.ts'
import { createSourceList } from '../../source/source-list.ts'
import type { Source, SourceList } from '../../source/source.ts'
import { PanelSessionStore } from '../session-store.ts'

const sessions = new WeakMap<Link, PanelSessionStore>()

/** The session of a link: it outlives the panel, so that closing it loses nothing of what was recorded. */
export function sessionOf(
  link: Link,
  format: Format | undefined,
  others: SourceList | undefined,
): PanelSessionStore {
  let session = sessions.get(link)
  if (session === undefined) {
    const own = createSourceList([createLinkSource(link, format === undefined ? {} : { format })])
    session = new PanelSessionStore(others === undefined ? own : joinSources(own, others))
    sessions.set(link, session)
  }
  return session
}

/** Two lists as one: the same array as long as the same sources are in it. */
function joinSources(first: SourceList, second: SourceList): SourceList {
  let joined: readonly Source[] = []
  return {
    get: () => {
      const next = [...first.get(), ...second.get()]
      const isSame =
        next.length === joined.length && next.every((source, at) => source === joined[at])
      if (!isSame) joined = next
      return joined
    },
    subscribe: (listener) => {
      const stopFirst = first.subscribe(listener)
      const stopSecond = second.subscribe(listener)
      return () => {
        stopFirst()
        stopSecond()
      }
    },
  }
}
