import { number, seed } from '../../src/engine/args.ts'
import { defineStory } from '../../src/engine/define-story.ts'
import { everyStateIsTrue, staysWithin, worldsAreEqual } from '../../src/engine/expectations.ts'
import { joinBoth, rest } from '../../src/stories/scenes/join.ts'
import { RINGS_EXTENT, RingWalkers } from '../../src/stories/scenes/rings.ts'
import { schema } from '../../src/stories/scenes/schema.ts'

export const farAway = defineStory({
  id: 'far-away',
  group: 'Network',
  title: 'Far away',
  description: 'B goes to the other side of the world. It is late, and never wrong.',
  schema,
  firstSource: 'client-b',
  args: {
    latencyMs: number({ default: 150, min: 0, max: 500, step: 5, unit: 'ms' }),
    seed: seed({ default: 1 }),
  },
  steps: { 'Both join': 1_000, 'B is far away': 2_000, 'Come to rest': 500 },
  scene: () => {
    const walkers = new RingWalkers(12)
    return {
      tickRate: 20,
      format: 'msgpack',
      extent: RINGS_EXTENT,
      populate: (world) => walkers.populate(world),
      move: (world, atMs) => walkers.move(world, atMs),
    }
  },
  play: async (stage) => {
    const { network } = stage.clients.B
    await stage.step('Both join', () => joinBoth(stage))
    await stage.step('B is far away', () => network.set({ latencyMs: stage.args.latencyMs }))
    await stage.step('Come to rest', () => rest(stage))
  },
  expectations: [
    staysWithin('B', 'behindMs', 250, { from: 'B is far away', to: 'B is far away' }),
    everyStateIsTrue(),
    worldsAreEqual(),
  ],
})
