import { createContext, useContext } from 'react'
import type { Story } from '../../engine/story.ts'
import type { LiveAddress } from '../live/live-address.ts'
import type { Asked } from '../location/app-location.ts'
import type { Value } from '../state/value.ts'
import type { AllRuns } from './run-all.ts'
import type { StoryPlayer } from './story-player.ts'

export type ViewName = 'stories' | 'live'

/** What the page is about, made once for its whole life. */
export interface Inspector {
  readonly stories: readonly Story[]
  readonly player: StoryPlayer
  readonly all: AllRuns
  readonly live: LiveAddress
  readonly view: Value<ViewName>
  /** What was wrong with the address that the page was opened with, in words. */
  readonly problems: Value<readonly string[]>
  /** The entity that is looked at, in both clients. */
  readonly selected: Value<number | undefined>
  /** Shows what an address asks for. */
  ask(asked: Asked): void
  /** Leaves the live address, if it is shown, and opens a story. */
  openStory(story: Story): void
}

export const InspectorContext = createContext<Inspector | undefined>(undefined)

export function useInspector(): Inspector {
  const inspector = useContext(InspectorContext)
  if (inspector === undefined) throw new Error('There is no inspector: render within its context')
  return inspector
}
