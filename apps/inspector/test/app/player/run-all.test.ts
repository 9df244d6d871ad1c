import { describe, expect, it } from 'vitest'
import { ResultBook } from '../../../src/app/player/result-book.ts'
import { AllRuns } from '../../../src/app/player/run-all.ts'
import type { Story } from '../../../src/engine/story.ts'
import { tinyStory } from '../../engine/tiny-story.ts'

function named(id: string, story: Story): Story {
  return { ...story, id }
}

const bad = tinyStory({
  expectations: [{ name: 'Never', when: 'end', check: () => ({ holds: false, saw: 'nothing' }) }],
})

const broken = tinyStory({
  play: async () => {
    throw new Error('it broke')
  },
})

const endless = named('endless', tinyStory({ play: async (stage) => stage.wait(500_000) }))

const stories = [named('good', tinyStory()), named('bad', bad), named('broken', broken)]

describe('running all stories', () => {
  it('runs one after the other, each with its own args, and books how each ended', async () => {
    const book = new ResultBook()
    const all = new AllRuns(stories, book)
    const order: (string | undefined)[] = []
    all.running.subscribe(() => order.push(all.running.get()?.id))
    await all.start()
    expect(order).toEqual(['good', 'bad', 'broken', undefined])
    expect(stories.map(({ id }) => book.of(id).status)).toEqual(['passed', 'failed', 'broken'])
    expect(book.of('good').tookMs).toBe(1_000)
  })

  it('leaves the page its turn', async () => {
    let turns = 0
    let now = 0
    const turn = async (): Promise<void> => {
      turns += 1
    }
    // A story plays for a second, 20 ms at a time, each of which takes 5 ms of the 10 of a turn here.
    const all = new AllRuns([named('good', tinyStory())], new ResultBook(), {
      nextTurn: turn,
      now: () => (now += 5),
    })
    await all.start()
    expect(turns).toBeGreaterThan(10)
    expect(turns).toBeLessThan(50)
  })

  it('stops in the middle of a story, whose result before stands again', async () => {
    const book = new ResultBook()
    const all = new AllRuns([endless], book, {
      nextTurn: () =>
        new Promise((resolve) => {
          setImmediate(resolve)
        }),
    })
    const started = all.start()
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    expect([all.running.get()?.id, book.of('endless').status]).toEqual(['endless', 'running'])
    all.stop()
    await started
    expect([all.running.get(), book.of('endless').status]).toEqual([undefined, 'not run'])
  })

  it('started again, lets go of the round before', async () => {
    const book = new ResultBook()
    const all = new AllRuns(stories, book)
    const first = all.start()
    const second = all.start()
    await Promise.all([first, second])
    expect(all.running.get()).toBeUndefined()
    expect(stories.map(({ id }) => book.of(id).status)).toEqual(['passed', 'failed', 'broken'])
  })
})
