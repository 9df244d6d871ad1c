import type { ReactNode } from 'react'
import { moment, seconds } from '../format.ts'
import { IconButton } from '../parts/icon-button.tsx'
import { useInspector } from '../player/inspector.ts'
import type { Played } from '../player/story-player.ts'
import { useIsPlaying } from '../player/use-run.ts'
import { useSample } from '../state/use-sample.ts'
import { useValue } from '../state/use-value.ts'
import { SpeedControl } from './speed-control.tsx'
import { Timeline } from './timeline.tsx'

/** What moves virtual time, and where it is. */
export function Transport({ played }: { readonly played: Played }): ReactNode {
  const { player } = useInspector()
  const isPlaying = useIsPlaying(played)
  const seeking = useValue(player.seeking)
  const now = useSample(() => moment(played.run.nowMs))
  return (
    <section className="transport" aria-label="Time">
      <IconButton icon="restart" label="Restart" shortcut="r" onPress={() => player.restart()} />
      <IconButton
        icon={isPlaying ? 'pause' : 'play'}
        label={isPlaying ? 'Pause' : 'Play'}
        shortcut="Space"
        isPrimary
        onPress={() => player.toggle()}
      />
      <IconButton icon="step" label="Step" shortcut="." onPress={() => player.step()} />
      <SpeedControl />
      <span className="clock" title="Virtual time">
        {seeking === undefined ? now : `Going to ${seconds(seeking)}`}
      </span>
      <Timeline played={played} />
    </section>
  )
}
