import type { ReactNode } from 'react'
import type { Recorder } from '../../recording/recorder.ts'
import { partWords } from '../part-words.ts'
import { useRecorder } from '../session.ts'
import { Icon } from '../shell/icons.tsx'

/** What a link last said that has lost its connection: what came of it does not go on. */
const AWAY: ReadonlySet<string> = new Set(['disconnected', 'offline', 'connecting'])

/** While a snapshot comes, or goes, in parts: how far it is. */
export function PartItem(): ReactNode {
  const words = useRecorder(wordsOf, 4)
  if (words === undefined) return null
  return (
    <span className="status-item">
      <Icon name="snapshot" className="t1" />
      <span className="t1">Snapshot</span>
      {words}
    </span>
  )
}

/** Undefined while none is under way. */
function wordsOf({ unfinishedPart, state }: Recorder): string | undefined {
  if (unfinishedPart === undefined || AWAY.has(state?.state ?? '')) return undefined
  return `part ${partWords(unfinishedPart)}`
}
