import type { CSSProperties, ReactNode } from 'react'
import type { ArgSpecs } from '../../engine/args.ts'
import { IconButton } from '../parts/icon-button.tsx'
import { useInspector } from '../player/inspector.ts'
import type { Played } from '../player/story-player.ts'
import { useValue } from '../state/use-value.ts'
import { ControlRow } from './control-row.tsx'
import { numberText } from './number-text.ts'

/** A control for each of the story's args; a change begins the story again. */
export function Controls({ played: { story } }: { readonly played: Played }): ReactNode {
  const { player } = useInspector()
  const args = useValue(player.args)
  const names = Object.keys(story.args)
  const changed = names.filter((name) => args[name] !== story.args[name]?.default)
  return (
    <section aria-labelledby="controls-title">
      <header className="section-head">
        <h2 id="controls-title">Controls</h2>
        <span className="spacer" />
        {changed.length > 0 && <span className="t2">{changed.length} changed</span>}
        <IconButton
          icon="restart"
          label="Reset the controls"
          disabledBecause={changed.length === 0 ? 'Nothing is changed' : undefined}
          onPress={() => player.resetArgs()}
        />
      </header>
      {names.length === 0 && <p className="none">This story has nothing to choose.</p>}
      <div className="control-rows" style={roomFor(story.args)}>
        {names.map((name) => {
          const spec = story.args[name]
          const value = args[name]
          if (spec === undefined || value === undefined) return null
          return (
            <ControlRow
              key={name}
              name={name}
              spec={spec}
              value={value}
              isChanged={value !== spec.default}
              onChange={(next) => player.setArg(name, next)}
            />
          )
        })}
      </div>
    </section>
  )
}

/** All boxes of numbers are as wide as the longest number needs. */
function roomFor(specs: ArgSpecs): CSSProperties & Record<'--value-digits', number> {
  const lengths = Object.values(specs).map((spec) =>
    spec.kind === 'number' ? numberText(spec.max).length : 0,
  )
  return { '--value-digits': Math.max(0, ...lengths) }
}
