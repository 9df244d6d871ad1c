import { number } from '../engine/args.ts'
import { defineStory } from '../engine/define-story.ts'
import {
  everyStateIsTrue,
  noGaps,
  noSnapshotAfter,
  staysWithin,
  worldsAreEqual,
} from '../engine/expectations.ts'
import { bots, commonArgs } from './scenes/common-args.ts'
import { joinBoth, rest } from './scenes/join.ts'
import { RINGS_EXTENT, RingWalkers } from './scenes/rings.ts'
import { schema } from './scenes/schema.ts'

/** What waits in the mobile network itself. */
const QUEUE_BYTES = 16_384

export const slowAndLossy = defineStory({
  id: 'slow-and-lossy',
  group: 'Network',
  title: 'Slow and lossy link',
  description:
    'B falls to a bad mobile link. As on a WebSocket, what is lost is sent again, and what follows waits for it.',
  schema,
  firstSource: 'client-b',
  args: {
    bots,
    latencyMs: number({ default: 80, min: 0, max: 500, step: 5, unit: 'ms' }),
    jitterMs: number({ default: 60, min: 0, max: 300, step: 5, unit: 'ms' }),
    loss: number({ default: 0.05, min: 0, max: 0.3, step: 0.01 }),
    bandwidth: number({ default: 60_000, min: 5_000, max: 500_000, step: 5_000, unit: 'B/s' }),
    maxBufferedBytes: number({ default: 8_192, min: 0, max: 262_144, step: 1_024, unit: 'B' }),
    ...commonArgs,
  },
  steps: {
    'Both join': 1_200,
    'Walk in circles': 2_000,
    'B falls to a bad link': 6_000,
    'Spike of 400 ms': 2_000,
    Recover: 2_500,
    'Come to rest': 500,
  },
  scene: ({ bots, tickRate, codec, maxBufferedBytes }) => {
    const walkers = new RingWalkers(bots)
    return {
      tickRate,
      format: codec,
      maxBufferedBytes,
      extent: RINGS_EXTENT,
      populate: (world) => walkers.populate(world),
      move: (world, atMs) => walkers.move(world, atMs),
    }
  },
  play: async (stage) => {
    const { network } = stage.clients.B
    const { latencyMs, jitterMs, loss, bandwidth } = stage.args
    await stage.step('Both join', () => joinBoth(stage))
    await stage.step('Walk in circles')
    await stage.step('B falls to a bad link', () =>
      network.set({ latencyMs, jitterMs, loss, bandwidth, queueBytes: QUEUE_BYTES }),
    )
    await stage.step('Spike of 400 ms', () => network.set({ latencyMs: latencyMs + 400 }))
    await stage.step('Recover', () => network.use('lan'))
    await stage.step('Come to rest', () => rest(stage))
  },
  expectations: [
    {
      name: 'The network loses messages to B',
      when: 'end',
      check: ({ clients }) => {
        const { lost } = clients.B.network.model.counts.back
        return { holds: lost > 0, saw: `${lost} lost` }
      },
    },
    staysWithin('A', 'behindMs', 10, { from: 'Walk in circles', to: 'Recover' }),
    staysWithin('B', 'behindMs', 2_500, { from: 'Walk in circles', to: 'Recover' }),
    {
      name: 'B keeps its connection',
      when: 'end',
      check: ({ clients }) => {
        const { losses } = clients.B.counts
        return { holds: losses === 0, saw: `${losses} lost` }
      },
    },
    noSnapshotAfter('Both join'),
    noGaps(),
    everyStateIsTrue(),
    worldsAreEqual(),
  ],
})
