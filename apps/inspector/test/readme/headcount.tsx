import { MapCount } from '../../src/components/map-words.tsx'
import { schema } from '../../src/components/schema.ts'
import { number } from '../../src/engine/args.ts'
import { defineStory } from '../../src/engine/define-story.ts'
import { worldsAreEqual } from '../../src/engine/expectations.ts'
import { rendersEqualChanges } from '../../src/engine/show-expectations.ts'
import { HERD_EXTENT, Herd } from '../../src/stories/scenes/herd.ts'
import { joinBoth, rest } from '../../src/stories/scenes/join.ts'

export const headcount = defineStory({
  id: 'headcount',
  group: 'Components',
  title: 'Headcount',
  description: 'Renders when somebody comes or goes, and not when they move.',
  schema,
  firstSource: 'client-a',
  args: { bodies: number({ default: 30, min: 0, max: 99, step: 1, isLive: true }) },
  steps: { 'They come': 1_000, 'Come to rest': 500 },
  shows: {
    frames: [
      {
        name: 'Headcount',
        counts: [{ label: 'Count', cells: 'count' }],
        render: () => <MapCount />,
      },
    ],
    states: [
      {
        name: 'All are here',
        step: 'They come',
        isShown: ({ clients, args }) => clients.A.store.getState().world.size === args.bodies,
      },
    ],
    watch: ({ world }, _, says) => says('count', String(world.size)),
  },
  scene: (args) => {
    const herd = new Herd()
    return {
      tickRate: 20,
      format: 'msgpack',
      extent: HERD_EXTENT,
      populate: () => {},
      move: (world, atMs) => herd.move(world, atMs, args.bodies),
    }
  },
  play: async (stage) => {
    await stage.step('They come', () => joinBoth(stage))
    await stage.step('Come to rest', () => rest(stage))
  },
  expectations: [rendersEqualChanges(), worldsAreEqual()],
})
