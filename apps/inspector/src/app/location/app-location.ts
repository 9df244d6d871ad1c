import type { ArgValues } from '../../engine/args.ts'
import { formatDeepLink, parseDeepLink } from '../../engine/deep-link.ts'
import type { Story } from '../../engine/story.ts'
import { withoutToken } from './secret.ts'

/** What the page's address asks for. */
export type Asked =
  | {
      readonly view: 'stories'
      /** Undefined when it asks for none that there is. */
      readonly story: Story | undefined
      readonly args: Partial<ArgValues>
      /** Of its components. */
      readonly state: string | undefined
      /** What it says and cannot be had, in words. */
      readonly problems: readonly string[]
    }
  | { readonly view: 'live'; readonly url: string }

/** Reads `?story=id&args=…` or `?live=ws://…`. */
export function readLocation(query: string, stories: readonly Story[]): Asked {
  const parts = new URLSearchParams(query)
  const live = parts.get('live')
  if (live !== null) return { view: 'live', url: live }
  const link = parseDeepLink(query, stories)
  if (link !== undefined) return { view: 'stories', ...link }
  const id = parts.get('story')
  const problems = id === null ? [] : [`There is no story ${JSON.stringify(id)}.`]
  return { view: 'stories', story: undefined, args: {}, state: undefined, problems }
}

export function storyLocation(story: Story, args: Partial<ArgValues>, state?: string): string {
  return formatDeepLink(story, args, state)
}

export function liveLocation(url: string): string {
  return `?live=${encodeURIComponent(withoutToken(url))}`
}
