import type { ArgValues } from './args.ts'
import type { RunState } from './run.ts'
import type { Story } from './story.ts'

/** Plays a story to its end at once and gives its steps and expectations. */
export async function runStory<Args extends ArgValues>(
  story: Story<Args>,
  args: Partial<Args> = {},
): Promise<RunState> {
  const run = story.begin(args)
  try {
    return await run.finish()
  } finally {
    run.dispose()
  }
}
