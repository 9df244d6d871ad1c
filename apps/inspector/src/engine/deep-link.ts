import type { ArgSpec, ArgValue, ArgValues } from './args.ts'
import { whyNot } from './check-args.ts'
import type { Story } from './story.ts'

/** What a link's query says. */
export interface DeepLink {
  readonly story: Story
  /** The args that the link gives and that the story takes. */
  readonly args: Partial<ArgValues>
  /** The state of the story's components that it names; undefined for none that there is. */
  readonly state: string | undefined
  /** What the link says and the story does not take, in words, for the reader. */
  readonly problems: readonly string[]
}

/** `?story=id&args=bots:40;loss:0.05&state=Stale`, with the args that differ from their defaults. */
export function formatDeepLink(
  story: Story,
  args: Partial<ArgValues> = {},
  state?: string,
): string {
  const parts: string[] = []
  for (const [name, spec] of Object.entries(story.args)) {
    const value = Object.hasOwn(args, name) ? args[name] : undefined
    if (value === undefined || value === spec.default) continue
    parts.push(`${encodeURIComponent(name)}:${encodeURIComponent(value)}`)
  }
  const query = `?story=${encodeURIComponent(story.id)}`
  const given = parts.length === 0 ? '' : `&args=${parts.join(';')}`
  return `${query}${given}${state === undefined ? '' : `&state=${encodeURIComponent(state)}`}`
}

/** Reads a query; undefined when it names no story that there is. */
export function parseDeepLink(query: string, stories: readonly Story[]): DeepLink | undefined {
  const parts = new Map<string, string>()
  for (const part of query.replace(/^\?/, '').split('&')) {
    const equals = part.indexOf('=')
    if (equals > 0) parts.set(part.slice(0, equals), part.slice(equals + 1))
  }
  const id = decode(parts.get('story') ?? '')
  const story = stories.find((candidate) => candidate.id === id)
  if (story === undefined) return undefined
  const args = new Map<string, ArgValue>()
  const problems: string[] = []
  for (const part of (parts.get('args') ?? '').split(';')) {
    if (part === '') continue
    const colon = part.indexOf(':')
    const name = decode(colon < 0 ? part : part.slice(0, colon))
    const text = decode(colon < 0 ? '' : part.slice(colon + 1))
    const spec = Object.hasOwn(story.args, name) ? story.args[name] : undefined
    const value = spec === undefined ? undefined : valueOf(spec, text)
    const reason = spec === undefined ? 'is no arg of this story' : whyNot(spec, value)
    if (reason !== undefined || value === undefined) problems.push(`${name} ${reason}`)
    else args.set(name, value)
  }
  const asked = parts.has('state') ? decode(parts.get('state') ?? '') : undefined
  const state = story.shows?.states.find(({ name }) => name === asked)?.name
  if (asked !== state) problems.push(`${asked} is no state of this story`)
  return { story, args: Object.fromEntries(args), state, problems }
}

/** The value that a text stands for, whether or not it fits the spec. */
function valueOf(spec: ArgSpec, text: string): ArgValue {
  switch (spec.kind) {
    case 'number':
    case 'seed':
      return text.trim() === '' ? Number.NaN : Number(text)
    case 'toggle':
      return text === 'true' || text === 'false' ? text === 'true' : text
    case 'choice':
      return spec.choices.find((choice) => String(choice) === text) ?? text
    case 'text':
      return text
  }
}

/** A text that is no valid encoding stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
