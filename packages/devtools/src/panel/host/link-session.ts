import type { Format, Link } from '@tx2-link/core'
import { createLinkSource } from '../../source/link-source.ts'
import type { SourceList } from '../../source/source.ts'
import { PanelSessionStore } from '../session-store.ts'
import { createLinkSources } from './link-sources.ts'

export interface LinkSession {
  readonly store: PanelSessionStore
  readonly format: Format
  /** What can be picked beside the link from now on; what was recorded stays. */
  offer(others: SourceList | undefined): void
}

const sessions = new WeakMap<Link, LinkSession>()

/**
 * The session of a link: it outlives the panel, so that closing it loses nothing of what was recorded.
 * With another format another one begins, since what was recorded could not be read in it.
 */
export function sessionOf(link: Link, format: Format = 'msgpack'): LinkSession {
  const last = sessions.get(link)
  if (last?.format === format) return last
  const sources = createLinkSources(createLinkSource(link, { format }))
  const session = { store: new PanelSessionStore(sources), format, offer: sources.offer }
  sessions.set(link, session)
  return session
}
