import { describe, expect, it } from 'vitest'
import type { ArgValue } from '../src/engine/args.ts'
import { NETWORK_PRESETS } from '../src/engine/network-presets.ts'
import { formatDeepLink, parseDeepLink } from '../src/engine/deep-link.ts'
import { runStory } from '../src/engine/run-story.ts'
import type { RunState } from '../src/engine/run.ts'
import { disconnectAndReturn } from '../src/stories/disconnect-and-return.ts'
import { stories } from '../src/stories/index.ts'
import { steadyMovement } from '../src/stories/steady-movement.ts'

/** The largest story takes 2 s on a machine that does nothing else. */
const TIMEOUT_MS = 60_000

describe('the stories', { timeout: TIMEOUT_MS }, () => {
  it('have ids of their own, and groups that follow each other', () => {
    expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length)
    const groups = stories.map(({ group }) => group)
    const changes = groups.filter((group, index) => group !== groups[index - 1])
    expect(changes).toEqual([...new Set(groups)])
  })

  it('are found by their links', () => {
    for (const story of stories) {
      expect(parseDeepLink(formatDeepLink(story), stories)?.story).toBe(story)
    }
  })

  // Those that show components are played in component-stories.test.tsx, where these are rendered.
  it.each(stories.filter(({ shows }) => shows === undefined))(
    '$id plays to its end, and every expectation holds',
    async (story) => {
      const { status, error, steps, expectations } = await runStory(story)
      expect(error).toBeUndefined()
      const failed = expectations.filter((expectation) => expectation.status !== 'passed')
      expect(failed.map(({ name, saw }) => `${name}: ${saw}`)).toEqual([])
      expect(status).toBe('passed')
      expect(steps.every((step) => step.status === 'done')).toBe(true)
      expect(expectations.length).toBeGreaterThanOrEqual(3)
    },
  )

  it.each(stories)('$id plays the same each time', async (story) => {
    const small = 'entities' in story.args ? { entities: 500 } : {}
    const [first, second] = [await runStory(story, small), await runStory(story, small)]
    expect(second).toEqual(first)
  })

  it.each(stories)(
    '$id keeps its worlds equal with json at 30 ticks and another seed',
    async (story) => {
      const small = 'entities' in story.args ? { entities: 500 } : {}
      const args = { codec: 'json', tickRate: 30, seed: 4_711, ...small }
      const { expectations } = await runStory(story, args)
      const equal = expectations.find(({ name }) => name === 'Worlds are equal at the end')
      expect(equal).toMatchObject({ status: 'passed' })
    },
  )
})

it('dead air holds too when only B hears nothing', async () => {
  expect(await failuresOf('dead-air', { oneWay: true })).toEqual([])
})

it('bots are called what one likes', async () => {
  const run = steadyMovement.begin({ botName: 'Ada', bots: 3 })
  await run.advance(1_000)
  const names = [1, 2, 3].map((id) => run.stage.clients.B.store.getState().world.get(id)?.['Name'])
  expect(names).toEqual([{ value: 'Ada 1' }, { value: 'Ada 2' }, { value: 'Ada 3' }])
  run.dispose()
})

async function failuresOf(id: string, args: Record<string, ArgValue>): Promise<string[]> {
  const story = stories.find((candidate) => candidate.id === id)
  return namesOfFailures(await runStory(story!, args))
}

function namesOfFailures({ expectations }: RunState): string[] {
  return expectations.filter(({ status }) => status === 'failed').map(({ name }) => name)
}

describe('expectations of the stories fail when', () => {
  it.each<[string, string, Record<string, number>, string]>([
    ['a latency is too great', 'steady-movement', { latencyMs: 300 }, 'B stays within 100 ms'],
    [
      'a limiter is not starved',
      'limiter-starved',
      { bytesPerSecond: 200_000 },
      'The limiter refuses B at least once',
    ],
    ['nothing is lost', 'slow-and-lossy', { loss: 0 }, 'The network loses messages to B'],
    [
      'far too much waits in the socket',
      'slow-and-lossy',
      { bandwidth: 20_000, maxBufferedBytes: 262_144 },
      'B stays within 2,500 ms',
    ],
    [
      'the whole crowd moves',
      'twenty-thousand-entities',
      { entities: 500, moving: 500 },
      'A delta is less than a tenth of the crowd',
    ],
  ])('%s', async (_, id, args, name) => {
    expect(await failuresOf(id, args)).toContain(name)
  })

  it('the server is another one when a client returns', async () => {
    const run = disconnectAndReturn.begin()
    await run.advance(2_000)
    run.stage.server.stop()
    run.stage.server.start()
    expect(namesOfFailures(await run.finish())).toEqual([
      'B resumes with fewer bytes than a snapshot',
      'A notices nothing',
      'A stays within 10 ms',
      'No snapshot after "Both join"',
    ])
  })
})

it('every preset is a network that can be', async () => {
  for (const { id } of NETWORK_PRESETS) {
    const run = stories[0]!.begin()
    run.stage.clients.B.network.use(id)
    await run.advance(3_000)
    expect(run.stage.clients.B.isLive).toBe(true)
    run.dispose()
  }
})
