import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Selection } from '../../engine/component-show.ts'
import type { StoryRun } from '../../engine/run.ts'
import { Value } from '../state/value.ts'
import { Counted } from './counted.tsx'

const CLIENTS = ['A', 'B'] as const

/** Mounts the components of a run that nobody looks at; the returned function unmounts them. */
export function mountOffScreen(
  { story, stage, args }: StoryRun,
  element: HTMLElement = document.createElement('div'),
): () => void {
  const { shows } = story
  if (shows === undefined) return () => {}
  const selection: Selection = new Value<number | undefined>(undefined)
  const root = createRoot(element)
  flushSync(() => {
    root.render(
      CLIENTS.map((name) => (
        <Counted key={name} client={stage.clients[name]}>
          {shows.frames.map((frame) => (
            <section key={frame.name} aria-label={`${frame.name} at ${name}`}>
              {frame.render(args, selection)}
            </section>
          ))}
        </Counted>
      )),
    )
  })
  return () => flushSync(() => root.unmount())
}
