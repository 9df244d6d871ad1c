import { Fragment, StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { describe, expect, it } from 'vitest'
import { Counted } from '../src/app/showcase/counted.tsx'
import { mountOffScreen } from '../src/app/showcase/mount-off-screen.tsx'
import { Value } from '../src/app/state/value.ts'
import { runStory } from '../src/engine/run-story.ts'
import type { RunState, StoryRun } from '../src/engine/run.ts'
import type { Story } from '../src/engine/story.ts'
import { stories } from '../src/stories/index.ts'

const shown = stories.filter(({ shows }) => shows !== undefined)

/** Virtual time moves by so much at once, in ms. */
const SLICE_MS = 20

function storyOf(id: string): Story {
  return stories.find((story) => story.id === id)!
}

interface Watched {
  readonly end: RunState
  /** What the frames of client A said when a state was first shown, by state; their lines are joined without gaps. */
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** Plays a mounted story to its end and looks at it on the way. */
async function watch(story: Story): Promise<Watched> {
  const run = story.begin()
  const element = document.createElement('div')
  const unmount = mountOffScreen(run, element)
  const texts = new Map<string, ReadonlyMap<string, string>>()
  do {
    await run.advance(SLICE_MS)
    for (const { name } of story.shows?.states ?? []) {
      if (!texts.has(name) && run.isShown(name)) texts.set(name, textsOf(run, element))
    }
  } while (run.state.status === 'running')
  unmount()
  run.dispose()
  return { end: run.state, texts }
}

function textsOf({ story }: StoryRun, element: HTMLElement): ReadonlyMap<string, string> {
  const frames = story.shows?.frames ?? []
  return new Map(frames.map(({ name }) => [name, textOf(element, name)]))
}

function textOf(element: HTMLElement, frame: string): string {
  return element.querySelector(`[aria-label="${frame} at A"]`)?.textContent ?? ''
}

const watched = new Map<string, Promise<Watched>>()

/** Each story is played once for all that look at it. */
function watchedOnce(id: string): Promise<Watched> {
  const known = watched.get(id) ?? watch(storyOf(id))
  watched.set(id, known)
  return known
}

function failuresOf({ expectations }: RunState): string[] {
  return expectations
    .filter(({ status }) => status === 'failed')
    .map(({ name, saw }) => `${name}: ${saw}`)
}

describe('the stories of components', () => {
  it('are four, each with all of its states', () => {
    expect(shown.map(({ id, shows }) => `${id} ${shows?.states.length}`)).toEqual([
      'health-bar 8',
      'scoreboard 6',
      'minimap 4',
      'connection-badge 10',
    ])
  })

  it.each(shown)('$id plays to its end, and every expectation holds', async (story) => {
    const { end } = await watchedOnce(story.id)
    expect(end.error).toBeUndefined()
    expect(failuresOf(end)).toEqual([])
    expect(end.status).toBe('passed')
  })

  it('expect to be mounted: nothing is rendered else', async () => {
    const end = await runStory(storyOf('minimap'))
    expect(failuresOf(end)).toContain('Renders equal changes: 0 at A, 0 at B')
  })
})

describe('their components say what the replica says', () => {
  it.each<[string, string, string, RegExp]>([
    ['health-bar', 'Full', 'Full', /^Alder100 \/ 100$/],
    ['health-bar', 'Hurt', 'Hurt', /^Birk64 \/ 100$/],
    ['health-bar', 'Nearly dead', 'Nearly dead', /^Cress18 \/ 100$/],
    ['health-bar', 'Dead', 'Dead', /^Dorndead$/],
    ['health-bar', 'Healing', 'Healing', /^Elm16\/s\d+ \/ 100$/],
    ['health-bar', 'Full', 'Gone', /^Fern71 \/ 100$/],
    ['health-bar', 'Gone', 'Gone', /^Entity 6is not here$/],
    ['health-bar', 'Nobody', 'Nobody', /^Nobodynone chosen$/],
    ['scoreboard', 'Empty', 'Scoreboard', /Nobody plays yet$/],
    ['scoreboard', 'Sorted', 'Scoreboard', /PlayerScore1[A-Z][a-z]+\d+.*and 4 more$/],
    ['scoreboard', 'Equal', 'Scoreboard', /Score=1[A-Z][a-z]+(\d+)=1[A-Z][a-z]+\1[=3]/],
    ['scoreboard', 'One more', 'Scoreboard', /Score1Quince\d+=2.*and 5 more$/],
    ['scoreboard', 'One less', 'Scoreboard', /Score=1(?!Quince).*and 4 more$/],
    ['scoreboard', 'Long names', 'Scoreboard', /Score=1Bartholomew of the Seven Windy Hills\d/],
    ['minimap', 'Empty', 'Minimap', /Nobody on the map/],
    ['minimap', 'A few', 'Minimap', /9 on the map/],
    ['minimap', 'Crowded', 'Minimap', /240 on the map/],
    ['connection-badge', 'Connecting', 'Badge', /^Connecting$/],
    ['connection-badge', 'Live', 'Badge', /^Live(?:\d+ ms)?$/],
    ['connection-badge', 'Stale', 'Badge', /^Staleno update for /],
    ['connection-badge', 'Reconnecting', 'Badge', /^Reconnectingtry 2 of 3, again in \d+ ms$/],
    ['connection-badge', 'Resumed', 'Badge', /^Liveresumed, \d+ changes, /],
    ['connection-badge', 'Refused: full', 'Badge', /^Refusedthe server is full, try 2 of 3/],
    ['connection-badge', 'Given up', 'Badge', /^Offlinethe server is fullTry again$/],
    ['connection-badge', 'Refused: schema', 'Badge', /^Other releasePosition\.lane is required/],
    ['connection-badge', 'Error', 'Badge', /^Not understoodnothing that comes can be read/],
    ['connection-badge', 'Closed', 'Badge', /^ClosedConnect$/],
  ])('%s, %s: %s', async (id, state, frame, words) => {
    const { texts } = await watchedOnce(id)
    expect(texts.get(state)?.get(frame)).toMatch(words)
  })
})

describe('live args', () => {
  it('are turned within the run, and what shows them follows', async () => {
    const run = storyOf('scoreboard').begin()
    const element = document.createElement('div')
    mountOffScreen(run, element)
    await run.advance(3_000)
    expect(textOf(element, 'Scoreboard')).toContain('and 4 more')
    expect(run.turn('players', 3)).toBe(true)
    await run.advance(200)
    expect(textOf(element, 'Scoreboard')).toMatch(/PlayerScore(?:=?\d[A-Z][a-z]+\d+){3}$/)
    expect(run.stage.clients.A.store.getState().world.size).toBe(3)
    run.dispose()
  })

  it('are not those that the run began with, nor what is no arg', async () => {
    const run = storyOf('scoreboard').begin()
    expect([run.turn('tickRate', 30), run.turn('toString', 1)]).toEqual([false, false])
    expect(run.args['tickRate']).toBe(20)
    run.dispose()
  })
})

describe('renders that are not changes are found', () => {
  it('when a component renders for nothing', async () => {
    const state = await runStory(storyOf('minimap'), {}, (run) => {
      const unmount = mountOffScreen(run)
      run.stage.clients.B.renders.count('map', {})
      return unmount
    })
    expect(failuresOf(state)).toEqual([
      'Renders equal changes: at B map: 2 renders, 1 changes',
      'The map renders once: 1 at A, 2 at B',
    ])
  })

  it('when a component does not render a change', async () => {
    const state = await runStory(storyOf('health-bar'), { crowd: 1 }, (run) => {
      // One client's components alone: of the other one's, only the changes are looked for.
      const unmount = mountOffScreen(run)
      run.stage.clients.B.renders.attach(() => {})
      return unmount
    })
    expect(failuresOf(state)[0]).toMatch(
      /^Renders equal changes: at B bar 1: 0 renders, 1 changes$/,
    )
  })
})

it.each(shown)('$id counts each render once in StrictMode', async (story) => {
  const run = story.begin()
  const { clients } = run.stage
  const root = createRoot(document.createElement('div'))
  flushSync(() =>
    root.render(
      <StrictMode>
        {[clients.A, clients.B].map((client) => (
          <Counted key={client.name} client={client}>
            {story.shows?.frames.map((frame) => (
              <Fragment key={frame.name}>{frame.render(run.args, new Value(undefined))}</Fragment>
            ))}
          </Counted>
        ))}
      </StrictMode>,
    ),
  )
  // Until what was not there at the beginning has been mounted as well.
  await run.advance(2_000)
  for (const { renders } of [clients.A, clients.B]) {
    expect(renders.counts('').renders).toBeGreaterThan(0)
    expect(renders.firstDifference()).toBeUndefined()
  }
  root.unmount()
  run.dispose()
})
