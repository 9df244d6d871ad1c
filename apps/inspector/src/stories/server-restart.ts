import { number } from '../engine/args.ts'
import { defineStory } from '../engine/define-story.ts'
import { everyStateIsTrue, worldsAreEqual } from '../engine/expectations.ts'
import type { ClientName } from '../engine/stage.ts'
import { bots, commonArgs } from './scenes/common-args.ts'
import { joinBoth, rest } from './scenes/join.ts'
import { RINGS_EXTENT, RingWalkers } from './scenes/rings.ts'
import { schema } from './scenes/schema.ts'

const CLIENTS: readonly ClientName[] = ['A', 'B']

/** Fewer than before, so that what is left of the old world would be seen. */
const SURVIVORS = 0.5

export const serverRestart = defineStory({
  id: 'server-restart',
  group: 'Network',
  title: 'Server restart',
  description:
    'The server is killed and comes back with another world. Its epoch tells the clients that nothing of theirs counts any more.',
  schema,
  firstSource: 'client-a',
  args: {
    bots,
    downMs: number({ default: 1_500, min: 100, max: 10_000, step: 100, unit: 'ms' }),
    ...commonArgs,
  },
  steps: {
    'Both join': 1_200,
    'Walk in circles': 1_500,
    'The server is down': 1_500,
    'It is back': 3_000,
    'Come to rest': 500,
  },
  scene: ({ bots, tickRate, codec }) => {
    let walkers = new RingWalkers(bots)
    let isFirst = true
    return {
      tickRate,
      format: codec,
      extent: RINGS_EXTENT,
      populate: (world) => {
        if (!isFirst) walkers = new RingWalkers(Math.ceil(bots * SURVIVORS))
        isFirst = false
        walkers.populate(world)
      },
      move: (world, atMs) => walkers.move(world, atMs),
    }
  },
  play: async (stage) => {
    const { A, B } = stage.clients
    await stage.step('Both join', () => joinBoth(stage))
    await stage.step('Walk in circles')
    await stage.step('The server is down', async () => {
      stage.server.stop()
      await stage.wait(stage.args.downMs)
    })
    await stage.step('It is back', async () => {
      stage.server.start()
      await stage.until(() => A.isLive && B.isLive)
    })
    await stage.step('Come to rest', () => rest(stage))
  },
  expectations: [
    {
      name: 'The clients keep the old world while they wait',
      when: 'always',
      from: 'The server is down',
      to: 'The server is down',
      check: ({ clients: { A, B }, args }) => {
        const sizes = [A.store.getState().world.size, B.store.getState().world.size]
        return {
          holds: sizes.every((size) => size === args.bots),
          saw: `${sizes[0]} at A, ${sizes[1]} at B`,
        }
      },
    },
    {
      name: 'Both lose their connection and find the server again',
      when: 'end',
      check: ({ clients: { A, B } }) => ({
        holds: A.isLive && B.isLive && A.counts.connects === 2 && B.counts.connects === 2,
        saw: `${A.counts.connects} connections of A, ${B.counts.connects} of B`,
      }),
    },
    {
      name: 'One snapshot of the new world for each',
      when: 'end',
      check: (stage) => {
        const seen = CLIENTS.map((client) => stage.during('It is back', client).snapshotsIn)
        return {
          holds: seen.every((count) => count === 1),
          saw: `${seen[0]} to A, ${seen[1]} to B`,
        }
      },
    },
    {
      name: 'Nothing is left of the old world',
      when: 'end',
      check: ({ clients: { A, B } }) => {
        const left = A.measure.unmatched + B.measure.unmatched
        return { holds: left === 0, saw: `${left} ghosts` }
      },
    },
    everyStateIsTrue(),
    worldsAreEqual(),
  ],
})
