import type { SourceList } from '@tx2-link/devtools/recording'
import type { PanelSessionOptions } from '@tx2-link/devtools/panel'
import type { Played } from '../player/story-player.ts'

/** What the panel looks at; another subject is another recording. */
export interface PanelSubject {
  /** Subjects of one topic follow each other: the next begins as the one before was left. */
  readonly topic: string
  readonly sources: SourceList
  readonly options: PanelSessionOptions
}

const subjects = new WeakMap<Played, PanelSubject>()

/** All ends of the links of a run: the same subject each time it is asked for. */
export function runSubject(played: Played): PanelSubject {
  const known = subjects.get(played)
  if (known !== undefined) return known
  const { story, run } = played
  const { sources } = run.stage
  const subject: PanelSubject = {
    topic: story.id,
    sources: { get: () => sources, subscribe: () => () => {} },
    options: { recordAll: true, firstSource: story.firstSource },
  }
  subjects.set(played, subject)
  return subject
}

/** The peers of a server elsewhere, of which the one that is looked at is recorded. */
export function liveSubject(sources: SourceList): PanelSubject {
  return { topic: 'live', sources, options: {} }
}
