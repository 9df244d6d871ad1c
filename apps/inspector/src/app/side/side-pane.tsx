import type { ReactNode } from 'react'
import type { Played } from '../player/story-player.ts'
import { Controls } from './controls.tsx'
import { Expectations } from './expectations.tsx'
import { Steps } from './steps.tsx'

/** What can be chosen about a story, what it does, and what must be true of it. */
export function SidePane({ played }: { readonly played: Played }): ReactNode {
  return (
    <aside className="side" aria-label="Controls and results">
      <Controls played={played} />
      <Steps played={played} />
      <Expectations played={played} />
    </aside>
  )
}
