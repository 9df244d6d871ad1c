import type { ReactNode } from 'react'
import { Icon } from '../parts/icon.tsx'
import { useInspector } from '../player/inspector.ts'
import type { Played } from '../player/story-player.ts'
import { useSample } from '../state/use-sample.ts'
import { useValue } from '../state/use-value.ts'

/** The states of a component: one press goes to where one is to be seen, and stands still there. */
export function StateChips({ played }: { readonly played: Played }): ReactNode {
  const { player } = useInspector()
  const chosen = useValue(player.state)
  const states = played.story.shows?.states ?? []
  return (
    <fieldset className="state-chips" aria-label="States">
      {states.map(({ name }) => (
        <StateChip
          key={name}
          name={name}
          isChosen={name === chosen}
          isShown={() => played.run.isShown(name)}
          onPress={() => {
            if (name === chosen) player.leaveState()
            else void player.showState(name)
          }}
        />
      ))}
    </fieldset>
  )
}

interface StateChipProps {
  readonly name: string
  readonly isChosen: boolean
  readonly isShown: () => boolean
  readonly onPress: () => void
}

function StateChip({ name, isChosen, isShown, onPress }: StateChipProps): ReactNode {
  const isNow = useSample(isShown)
  return (
    <button
      type="button"
      className="state-chip"
      aria-pressed={isChosen}
      title={isNow ? 'Shown now' : `Go to where ${name} is shown`}
      onClick={onPress}
    >
      <Icon name={isNow ? 'disc' : 'ring'} tone={isNow ? 'ok' : 't3'} />
      {isNow && <span className="visually-hidden">Shown now: </span>}
      {name}
    </button>
  )
}
