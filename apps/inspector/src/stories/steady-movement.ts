import { number, text } from '../engine/args.ts'
import { defineStory } from '../engine/define-story.ts'
import {
  everyStateIsTrue,
  noGaps,
  noSnapshotAfter,
  staysWithin,
  worldsAreEqual,
} from '../engine/expectations.ts'
import { groupedInteger } from '../engine/grouped-integer.ts'
import { bots, commonArgs } from './scenes/common-args.ts'
import { joinBoth, rest } from './scenes/join.ts'
import { RINGS_EXTENT, RingWalkers } from './scenes/rings.ts'
import { schema } from './scenes/schema.ts'

export const steadyMovement = defineStory({
  id: 'steady-movement',
  group: 'World',
  title: 'Steady movement',
  description: 'Bots walk in circles. Each tick sends what moved, and nothing else.',
  schema,
  firstSource: 'client-a',
  args: {
    bots,
    latencyMs: number({ default: 40, min: 0, max: 500, step: 5, unit: 'ms' }),
    jitterMs: number({ default: 10, min: 0, max: 200, step: 5, unit: 'ms' }),
    botName: text({ default: 'bot', maxLength: 24 }),
    ...commonArgs,
  },
  steps: {
    'Both join': 1_200,
    'Walk in circles': 5_000,
    'Come to rest': 500,
  },
  scene: ({ bots, tickRate, codec, latencyMs, jitterMs, botName }) => {
    const walkers = new RingWalkers(bots, { name: botName })
    return {
      tickRate,
      format: codec,
      extent: RINGS_EXTENT,
      networks: { A: 'lan', B: { latencyMs, jitterMs } },
      populate: (world) => walkers.populate(world),
      move: (world, atMs) => walkers.move(world, atMs),
    }
  },
  play: async (stage) => {
    await stage.step('Both join', () => joinBoth(stage))
    await stage.step('Walk in circles')
    await stage.step('Come to rest', () => rest(stage))
  },
  expectations: [
    staysWithin('A', 'behindMs', 10, { from: 'Walk in circles', to: 'Walk in circles' }),
    staysWithin('B', 'behindMs', 100, { from: 'Walk in circles', to: 'Walk in circles' }),
    {
      name: 'A delta for each tick',
      when: 'end',
      check: (stage) => {
        const { deltasIn } = stage.during('Walk in circles', 'A')
        const ticks = 5 * stage.args.tickRate
        return { holds: Math.abs(deltasIn - ticks) <= 1, saw: `${deltasIn} of ${ticks}` }
      },
    },
    {
      name: 'Only positions go over the wire',
      when: 'end',
      check: (stage) => {
        const { deltasIn, changesIn } = stage.during('Walk in circles', 'A')
        return {
          holds: changesIn === deltasIn * stage.args.bots,
          saw: `${groupedInteger(changesIn)} changes`,
        }
      },
    },
    noSnapshotAfter('Both join'),
    noGaps(),
    everyStateIsTrue(),
    worldsAreEqual(),
  ],
})
