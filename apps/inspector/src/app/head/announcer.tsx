import type { ReactNode } from 'react'
import { useInspector } from '../player/inspector.ts'
import { useRunState } from '../player/use-run.ts'
import type { Played } from '../player/story-player.ts'
import { useValue } from '../state/use-value.ts'
import { resultWords } from './result-words.ts'

/** Says how runs ended to those who do not see it. */
export function Announcer(): ReactNode {
  const { player } = useInspector()
  const played = useValue(player.played)
  return (
    <output className="visually-hidden">
      {played !== undefined && <Result played={played} />}
    </output>
  )
}

function Result({ played }: { readonly played: Played }): ReactNode {
  const state = useRunState(played.run)
  return resultWords(played.story.title, state)
}
