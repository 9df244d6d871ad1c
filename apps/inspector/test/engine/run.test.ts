import { describe, expect, it } from 'vitest'
import type { StoryRun } from '../../src/engine/run.ts'
import { runStory } from '../../src/engine/run-story.ts'
import type { Stage } from '../../src/engine/stage.ts'
import { tinyStory } from './tiny-story.ts'

/** All that a run has come to: state, counts and measures. */
function traceOf({ state, stage }: StoryRun): string {
  const clients = [stage.clients.A, stage.clients.B].map(({ counts, measures }) => ({
    counts,
    measures,
  }))
  return JSON.stringify({ state, clients, tick: stage.server.world.tick })
}

async function traceWith(seed: number): Promise<string> {
  const run = tinyStory().begin({ seed, loss: 0.3 })
  await run.finish()
  return traceOf(run)
}

describe('a run', () => {
  it('takes its steps in the order of the plan, each at least as long as planned', async () => {
    const { status, steps, endedAtMs } = await runStory(
      tinyStory({
        play: async (stage) => {
          await stage.step('First', () => stage.wait(100))
          await stage.wait(50)
          await stage.step('Second', () => stage.wait(800))
        },
      }),
    )
    expect(status).toBe('passed')
    expect(steps).toEqual([
      { name: 'First', plannedMs: 500, status: 'done', beganAtMs: 0, endedAtMs: 500 },
      { name: 'Second', plannedMs: 500, status: 'done', beganAtMs: 550, endedAtMs: 1_350 },
    ])
    expect(endedAtMs).toBe(1_350)
  })

  it('shows where the steps that are to come are planned', async () => {
    const run = tinyStory({
      play: async (stage) => {
        await stage.step('First', () => stage.wait(700))
      },
    }).begin()
    expect(run.state.steps.map(({ status, beganAtMs }) => [status, beganAtMs])).toEqual([
      ['waiting', 0],
      ['waiting', 500],
    ])
    await run.advance(600)
    expect(run.state.steps[0]).toMatchObject({ status: 'running', beganAtMs: 0 })
    await run.advance(200)
    expect(run.state.steps[0]).toMatchObject({ status: 'done', endedAtMs: 700 })
    expect(run.state.steps[1]).toMatchObject({ beganAtMs: 700, endedAtMs: 1_200 })
  })

  it.each([
    ['a step out of order', async (stage: Stage) => stage.step('Second')],
    [
      'a step within a step',
      async (stage: Stage) => stage.step('First', () => stage.step('Second')),
    ],
    [
      'two waits at once',
      async (stage: Stage) => {
        await Promise.all([stage.wait(1), stage.wait(2)])
      },
    ],
    [
      'counts of a step that is not over',
      async (stage: Stage) => {
        stage.since('First', 'A')
      },
    ],
    [
      'an error of its own',
      async () => {
        throw new Error('the play broke')
      },
    ],
  ])('is broken by %s, and says so', async (_, play) => {
    const state = await runStory(tinyStory({ play }))
    expect(state.status).toBe('broken')
    expect(state.error).toMatch(/step|waits for one thing|the play broke/)
  })

  it('is broken by a world that cannot be moved', async () => {
    const state = await runStory(
      tinyStory({
        scene: {
          move: () => {
            throw new Error('the world broke')
          },
        },
      }),
    )
    expect(state).toMatchObject({ status: 'broken', error: 'the world broke' })
  })

  it('is broken when the play is not over after ten minutes', async () => {
    const state = await runStory(
      tinyStory({
        play: async (stage) => {
          while (stage.nowMs < Number.POSITIVE_INFINITY) await stage.wait(10_000)
        },
      }),
    )
    expect(state).toMatchObject({ status: 'broken', error: 'the play was not over after 10 min' })
  })

  it('is the same however its time is driven', async () => {
    const story = tinyStory()
    const atOnce = story.begin({ loss: 0.2 })
    await atOnce.finish()
    const slowly = story.begin({ loss: 0.2 })
    while (slowly.nowMs < atOnce.nowMs) {
      await slowly.advance(Math.min(7.3, atOnce.nowMs - slowly.nowMs))
    }
    expect(slowly.state.status).toBe('passed')
    expect(traceOf(slowly)).toBe(traceOf(atOnce))
  })

  it('is the same for a seed and another one for another', async () => {
    expect(await traceWith(1)).toBe(await traceWith(1))
    expect(await traceWith(1)).not.toBe(await traceWith(2))
  })

  it('does one call to advance after the other', async () => {
    const run = tinyStory().begin()
    const calls = [run.advance(300), run.advance(300), run.advance(400)]
    await Promise.all(calls)
    expect(run.nowMs).toBe(1_000)
    expect(run.state.status).toBe('passed')
  })

  it('tells its listeners when the state is replaced, and only then', async () => {
    const run = tinyStory().begin()
    const seen = [run.state]
    const unsubscribe = run.subscribe(() => seen.push(run.state))
    await run.finish()
    expect(new Set(seen).size).toBe(seen.length)
    const words = seen.map(({ status, steps }) =>
      steps.reduce<string>((line, step) => `${line} ${step.status}`, status),
    )
    // The first change is that it runs, then each beginning and end of a step, then its end.
    expect(words).toEqual([
      'ready waiting waiting',
      'running running waiting',
      'running running waiting',
      'running done waiting',
      'running done running',
      'running done done',
      'passed done done',
    ])
    unsubscribe()
    run.dispose()
  })

  it('lets the stage live on after the play is over', async () => {
    const run = tinyStory().begin()
    await run.finish()
    const { tick } = run.stage.server.world
    await run.advance(1_000)
    expect(run.stage.server.world.tick).toBe(tick + 20)
    expect(run.state.endedAtMs).toBe(1_000)
  })

  it('stands still once it is disposed of', async () => {
    const run = tinyStory().begin()
    await run.advance(700)
    run.dispose()
    const { tick } = run.stage.server.world
    await run.advance(1_000)
    expect(run.stage.server.world.tick).toBe(tick)
    expect(run.stage.clients.A.link.status.state).toBe('closed')
    expect(run.stage.server.links.peers).toEqual([])
  })
})
