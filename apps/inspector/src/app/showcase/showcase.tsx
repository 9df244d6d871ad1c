import { type ReactNode, useEffect } from 'react'
import type { ArgValues } from '../../engine/args.ts'
import type { StoryShow } from '../../engine/component-show.ts'
import type { StageClient } from '../../engine/stage.ts'
import { useInspector } from '../player/inspector.ts'
import type { Played } from '../player/story-player.ts'
import { ClientHead } from '../stage/client-head.tsx'
import { useSample } from '../state/use-sample.ts'
import { useValue } from '../state/use-value.ts'
import { Counted } from './counted.tsx'
import { FrameBox } from './frame-box.tsx'
import { RenderLog } from './render-log.tsx'
import { StateChips } from './state-chips.tsx'

const CLIENTS = ['A', 'B'] as const

export interface ShowcaseProps {
  readonly played: Played
  readonly shows: StoryShow
}

/** A component in all its states, on the replicas of two clients. */
export function Showcase({ played, shows }: ShowcaseProps): ReactNode {
  const { player, selected } = useInspector()
  // A live arg changes within those of the run; the others are of the run that begins in a moment.
  useValue(player.args)
  const { args } = played.run
  const chosen = useValue(player.state)
  const alone = shows.states.find(({ name }) => name === chosen)?.frame
  const selects = useSample(
    () => shows.states.find(({ name }) => played.run.isShown(name))?.selects,
  )
  useEffect(() => {
    if (selects !== undefined) selected.set(selects)
  }, [selects, selected])

  return (
    <div className="showcase">
      <StateChips played={played} />
      <div className="stage">
        {CLIENTS.map((name) => {
          const client = played.run.stage.clients[name]
          return (
            <section key={name} className="client" aria-label={`Client ${name}`}>
              <ClientHead client={client} />
              <div
                className="frames"
                role="group"
                aria-label={`Components of client ${name}`}
                tabIndex={0}
              >
                <Counted client={client}>
                  <Frames shows={shows} args={args} alone={alone} client={client} />
                </Counted>
              </div>
              <RenderLog client={client} />
            </section>
          )
        })}
      </div>
    </div>
  )
}

interface FramesProps {
  readonly shows: StoryShow
  readonly args: ArgValues
  /** The only frame to be seen; the others stay mounted. */
  readonly alone: string | undefined
  readonly client: StageClient
}

function Frames({ shows, args, alone, client }: FramesProps): ReactNode {
  const { selected } = useInspector()
  const width = typeof args['width'] === 'number' ? args['width'] : undefined
  return shows.frames.map((frame) => (
    <FrameBox
      key={frame.name}
      name={frame.name}
      width={frame.isWide === true ? undefined : width}
      isHidden={alone !== undefined && alone !== frame.name}
      counts={frame.counts}
      book={client.renders}
    >
      {frame.render(args, selected)}
    </FrameBox>
  ))
}
