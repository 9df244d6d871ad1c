import { PanelSessionStore } from '@tx2-link/devtools/panel'
import type { StoryPlayer } from '../player/story-player.ts'
import { carryOver } from './carry-over.ts'
import { type PanelSubject, runSubject } from './panel-subject.ts'

const sessions = new WeakMap<PanelSubject, PanelSessionStore>()
let last: { readonly topic: string; readonly session: PanelSessionStore } | undefined

/** A session of its own for each subject, which is kept while the panel is closed. It begins as the one before was left. */
export function sessionFor(subject: PanelSubject): PanelSessionStore {
  const known = sessions.get(subject)
  if (known !== undefined) return known
  const { topic, sources, options } = subject
  const session = new PanelSessionStore(sources, options)
  if (last !== undefined) carryOver(last.session.get(), session.get(), last.topic === topic)
  sessions.set(subject, session)
  last = { topic, session }
  return session
}

/** Records all ends of each run from its first moment to the next run, whether or not the panel is open. */
export function recordRuns({ played }: Pick<StoryPlayer, 'played'>): void {
  let recorded: PanelSessionStore | undefined
  function follow(): void {
    const now = played.get()
    const next = now === undefined ? undefined : sessionFor(runSubject(now))
    next?.start()
    recorded?.dispose()
    recorded = next
  }
  played.subscribe(follow)
  follow()
}
