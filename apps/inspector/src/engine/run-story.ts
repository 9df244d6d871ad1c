import type { ArgValues } from './args.ts'
import type { RunState, StoryRun } from './run.ts'
import type { Story } from './story.ts'

/** Mounts what a run shows; the returned function unmounts it. */
export type Mount = (run: StoryRun) => () => void

/**
 * Plays a story to its end at once and gives its steps and expectations. A story that shows
 * components is mounted for that: what they render is part of it.
 */
export async function runStory<Args extends ArgValues>(
  story: Story<Args>,
  args: Partial<Args> = {},
  mount: Mount = () => () => {},
): Promise<RunState> {
  const run = story.begin(args)
  const unmount = mount(run)
  try {
    return await run.finish()
  } finally {
    unmount()
    run.dispose()
  }
}
