import { describe, expect, it } from 'vitest'
import type { Expectation, Verdict } from '../../src/engine/expectation.ts'
import { runStory } from '../../src/engine/run-story.ts'
import type { Stage } from '../../src/engine/stage.ts'
import { tinyStory } from './tiny-story.ts'

type Step = 'First' | 'Second'

/** What becomes of one expectation in a run of two steps of 500 ms. */
async function judged(
  expectation: Omit<Expectation<Stage, Step>, 'name' | 'check'>,
  check: (nowMs: number) => Verdict,
) {
  const state = await runStory(
    tinyStory({
      expectations: [{ name: 'it', ...expectation, check: (stage) => check(stage.nowMs) }],
    }),
  )
  const [found] = state.expectations
  return { run: state.status, status: found?.status, saw: found?.saw, atMs: found?.atMs }
}

describe("an 'always' expectation", () => {
  it('passes when it holds at every look, with the most that was seen', async () => {
    const amounts = [1, 5, 3]
    const found = await judged({ when: 'always' }, () => {
      const amount = amounts.shift() ?? 2
      return { holds: true, saw: `${amount} units`, amount }
    })
    expect(found).toEqual({ run: 'passed', status: 'passed', saw: '5 units', atMs: 74 })
  })

  it('fails for good at its first fault, and shows the worst one', async () => {
    const amounts = new Map([
      [370, 7],
      [444, 9],
      [518, 8],
    ])
    const found = await judged({ when: 'always' }, (nowMs) => {
      const amount = amounts.get(nowMs) ?? 1
      return { holds: amount < 5, saw: `${amount}`, amount }
    })
    expect(found).toEqual({ run: 'failed', status: 'failed', saw: '9', atMs: 444 })
  })

  it('without amounts shows its first fault', async () => {
    const found = await judged({ when: 'always' }, (nowMs) => ({
      holds: nowMs < 300,
      saw: `at ${nowMs}`,
    }))
    expect(found).toEqual({ run: 'failed', status: 'failed', saw: 'at 333', atMs: 333 })
  })

  it('is looked at from the beginning of one step to the end of another', async () => {
    const looks: number[] = []
    const note = (nowMs: number) => {
      looks.push(nowMs)
      return { holds: true, saw: '' }
    }
    await judged({ when: 'always', from: 'Second' }, note)
    expect([looks[0], looks.at(-1)]).toEqual([518, 999])
    looks.length = 0
    await judged({ when: 'always', to: 'First' }, note)
    expect([looks[0], looks.at(-1)]).toEqual([37, 481])
  })

  it('fails when it was never looked at', async () => {
    const story = tinyStory({
      play: async (stage) => stage.step('First'),
      expectations: [
        { name: 'it', when: 'always', from: 'Second', check: () => ({ holds: true, saw: '' }) },
      ],
    })
    const { status, expectations } = await runStory(story)
    expect(status).toBe('failed')
    expect(expectations[0]).toMatchObject({ status: 'failed', saw: 'it was never looked at' })
  })
})

describe("a 'sometime' expectation", () => {
  it('passes at the first moment at which it holds', async () => {
    const found = await judged({ when: 'sometime' }, (nowMs) => ({
      holds: nowMs > 200 && nowMs < 250,
      saw: `at ${nowMs}`,
    }))
    expect(found).toEqual({ run: 'passed', status: 'passed', saw: 'at 222', atMs: 222 })
  })

  it('fails when it never does, with what was seen last', async () => {
    const found = await judged({ when: 'sometime' }, (nowMs) => ({
      holds: false,
      saw: `at ${nowMs}`,
    }))
    expect(found).toEqual({ run: 'failed', status: 'failed', saw: 'at 1000', atMs: 1_000 })
  })

  it('does not pass by what holds after its steps are over', async () => {
    const found = await judged({ when: 'sometime', to: 'First' }, (nowMs) => ({
      holds: nowMs > 600,
      saw: '',
    }))
    expect(found).toMatchObject({ status: 'failed' })
  })
})

it("an 'end' expectation is looked at once, when the play is over", async () => {
  let looks = 0
  const found = await judged({ when: 'end' }, (nowMs) => {
    looks += 1
    return { holds: nowMs === 1_000, saw: 'the end' }
  })
  expect(found).toEqual({ run: 'passed', status: 'passed', saw: 'the end', atMs: 1_000 })
  expect(looks).toBe(1)
})

it('before the end, what has been seen so far is shown', async () => {
  const run = tinyStory({
    expectations: [
      { name: 'a', when: 'always', check: () => ({ holds: true, saw: 'fine' }) },
      { name: 'b', when: 'end', check: () => ({ holds: true, saw: 'over' }) },
    ],
  }).begin()
  expect(run.state.expectations.map(({ status }) => status)).toEqual(['waiting', 'waiting'])
  await run.advance(300)
  expect(run.state.expectations).toMatchObject([
    { status: 'holding', saw: 'fine', atMs: 37 },
    { status: 'waiting', saw: '', atMs: undefined },
  ])
})
