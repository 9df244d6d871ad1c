import { type CSSProperties, type ReactNode, useState } from 'react'
import { PanelSlot } from '../panel-slot.tsx'
import { Splitter } from '../parts/splitter.tsx'
import type { Played } from '../player/story-player.ts'
import { recallNumber, remember } from '../state/remembered.ts'
import { runSubject } from './panel-subject.ts'

const DEFAULT_HEIGHT = 296
const LEAST_HEIGHT = 160

/** What the stage above it needs at least. */
const ROOM_ABOVE = 260

const KEY = 'panel-height'

/** The devtools panel on the ends of the run's links. */
export function PanelArea({ played }: { readonly played: Played }): ReactNode {
  const [height, setHeight] = useState(() => recallNumber(KEY, DEFAULT_HEIGHT))
  const most = Math.max(LEAST_HEIGHT, window.innerHeight - ROOM_ABOVE)
  const style: CSSProperties & Record<'--panel', string> = { '--panel': `${height}px` }
  return (
    <section className="panel-area" style={style} aria-label="Wire">
      <Splitter
        label="Height of the wire panel"
        value={Math.min(height, most)}
        min={LEAST_HEIGHT}
        max={most}
        onChange={(next) => {
          setHeight(next)
          remember(KEY, next)
        }}
      />
      <div className="panel-slot">
        <PanelSlot subject={runSubject(played)} />
      </div>
    </section>
  )
}
