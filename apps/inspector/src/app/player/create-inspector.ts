import type { Story } from '../../engine/story.ts'
import { LiveAddress } from '../live/live-address.ts'
import type { Asked } from '../location/app-location.ts'
import { withToken } from '../location/secret.ts'
import { Value } from '../state/value.ts'
import type { Inspector, ViewName } from './inspector.ts'
import { AllRuns, type AllRunsOptions } from './run-all.ts'
import { StoryPlayer, type StoryPlayerOptions } from './story-player.ts'

export interface InspectorOptions extends StoryPlayerOptions, Pick<AllRunsOptions, 'mount'> {
  readonly live?: LiveAddress
}

export function createInspector(
  stories: readonly Story[],
  { live = new LiveAddress(), mount, ...options }: InspectorOptions = {},
): Inspector {
  const player = new StoryPlayer(options)
  const view = new Value<ViewName>('stories')
  const problems = new Value<readonly string[]>([])
  const selected = new Value<number | undefined>(undefined)

  function show(asked: Asked & { readonly view: 'stories' }): void {
    const story = asked.story ?? stories[0]
    problems.set(asked.problems)
    if (story !== undefined) player.open(story, asked.args, asked.state)
  }

  return {
    stories,
    player,
    all: new AllRuns(stories, player.book, mount === undefined ? {} : { mount }),
    live,
    view,
    problems,
    selected,
    ask: (asked) => {
      view.set(asked.view)
      if (asked.view === 'stories') show(asked)
      else live.connect(withToken(asked.url, live.url.get()))
    },
    openStory: (story) => {
      view.set('stories')
      selected.set(undefined)
      show({ view: 'stories', story, args: {}, state: undefined, problems: [] })
    },
  }
}
