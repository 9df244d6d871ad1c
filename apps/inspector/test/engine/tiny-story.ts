import type { Expectation } from '../../src/engine/expectation.ts'
import { number, seed } from '../../src/engine/args.ts'
import { defineStory } from '../../src/engine/define-story.ts'
import type { Stage } from '../../src/engine/stage.ts'
import type { Scene, StageOf, Story } from '../../src/engine/story.ts'
import { RINGS_EXTENT, RingWalkers } from '../../src/stories/scenes/rings.ts'
import { type StorySchema, schema } from '../../src/stories/scenes/schema.ts'

const args = {
  bots: number({ default: 6, min: 0, max: 100, step: 1 }),
  latencyMs: number({ default: 30, min: 0, max: 500, step: 1 }),
  loss: number({ default: 0, min: 0, max: 1, step: 0.01 }),
  seed: seed({ default: 1 }),
}

type Step = 'First' | 'Second'

type TinyStage = StageOf<StorySchema, typeof args, Step>

export interface TinyStoryOptions {
  readonly play?: (stage: TinyStage) => Promise<void>
  readonly expectations?: readonly Expectation<TinyStage, Step>[]
  readonly scene?: Partial<Scene<StorySchema>>
}

/** A story of two steps of 500 ms, in which both clients join and six bots walk unless told otherwise. */
export function tinyStory(options: TinyStoryOptions = {}): Story {
  return defineStory({
    id: 'tiny',
    group: 'Test',
    title: 'Tiny',
    description: 'For tests.',
    schema,
    firstSource: 'client-a',
    args,
    steps: { First: 500, Second: 500 },
    scene: ({ bots, latencyMs, loss }) => {
      const walkers = new RingWalkers(bots)
      return {
        tickRate: 20,
        format: 'msgpack',
        extent: RINGS_EXTENT,
        networks: { A: 'perfect', B: { latencyMs, loss } },
        populate: (world) => walkers.populate(world),
        move: (world, atMs) => walkers.move(world, atMs),
        ...options.scene,
      }
    },
    play: options.play ?? playBoth,
    expectations: options.expectations ?? [],
  })
}

async function playBoth(stage: TinyStage): Promise<void> {
  await stage.step('First', () => join(stage))
  await stage.step('Second')
}

async function join(stage: Stage): Promise<void> {
  stage.clients.A.join()
  stage.clients.B.join()
  await stage.until(() => stage.clients.A.isLive && stage.clients.B.isLive)
}
