import type { SourceList } from '@tx2-link/devtools/recording'
import type { StageView } from '../../engine/stage.ts'

/** What the panel looks at; another subject is another recording. */
export interface PanelSubject {
  readonly sources: SourceList
}

const subjects = new WeakMap<StageView, PanelSubject>()

/** The two ends of both links of a run: the same subject each time it is asked for. */
export function stageSubject(stage: StageView): PanelSubject {
  const known = subjects.get(stage)
  if (known !== undefined) return known
  const { sources } = stage
  const subject = { sources: { get: () => sources, subscribe: () => () => {} } }
  subjects.set(stage, subject)
  return subject
}
