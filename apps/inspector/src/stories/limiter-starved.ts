import { DEFAULT_RATE_LIMIT_CONFIG, type RateLimitConfig } from '@tx2-link/core'
import { number } from '../engine/args.ts'
import { defineStory } from '../engine/define-story.ts'
import { groupedInteger } from '../engine/grouped-integer.ts'
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

const STARVED_MS = 5_000

export const limiterStarved = defineStory({
  id: 'limiter-starved',
  group: 'Limits',
  title: 'Limiter starved',
  description:
    'The server may send B a fraction of what its world says. Ticks are held back and go as one; nothing is lost.',
  schema,
  firstSource: 'server-b',
  args: {
    bots,
    bytesPerSecond: number({ default: 12_000, min: 2_000, max: 200_000, step: 1_000, unit: 'B/s' }),
    ...commonArgs,
  },
  steps: {
    'Both join': 1_000,
    'B is starved': STARVED_MS,
    'B is fed again': 1_500,
    'Come to rest': 500,
  },
  scene: ({ bots, tickRate, codec }) => {
    const walkers = new RingWalkers(bots)
    return {
      tickRate,
      format: codec,
      extent: RINGS_EXTENT,
      populate: (world) => walkers.populate(world),
      move: (world, atMs) => walkers.move(world, atMs),
    }
  },
  play: async (stage) => {
    const limit = (config: Partial<RateLimitConfig>) =>
      stage.clients.B.peer?.rateLimiter?.setConfig(config)
    await stage.step('Both join', () => joinBoth(stage))
    await stage.step('B is starved', () => limit({ maxBytesPerSecond: stage.args.bytesPerSecond }))
    await stage.step('B is fed again', () => limit(DEFAULT_RATE_LIMIT_CONFIG))
    await stage.step('Come to rest', () => rest(stage))
  },
  expectations: [
    {
      name: 'The limiter refuses B at least once',
      when: 'end',
      check: (stage) => {
        const { refused } = stage.during('B is starved', 'B')
        return { holds: refused > 0, saw: `${refused} refused` }
      },
    },
    {
      name: 'Held ticks go as one',
      when: 'end',
      check: (stage) => {
        const { coalesced, deltasIn } = stage.during('B is starved', 'B')
        return { holds: coalesced > 0, saw: `${coalesced} of ${deltasIn} deltas` }
      },
    },
    {
      name: 'B is sent no more than the cap',
      when: 'end',
      check: (stage) => {
        const { bytesIn } = stage.during('B is starved', 'B')
        // Sliding windows: at most one window's worth more than the time allows.
        const most = stage.args.bytesPerSecond * (STARVED_MS / 1000 + 1)
        return {
          holds: bytesIn <= most,
          saw: `${groupedInteger(bytesIn)} of ${groupedInteger(most)} bytes`,
        }
      },
    },
    {
      name: 'A is refused nothing',
      when: 'end',
      check: ({ clients }) => {
        const { refused } = clients.A.counts
        return { holds: refused === 0, saw: `${refused} refused` }
      },
    },
    staysWithin('A', 'behindMs', 10, { from: 'B is starved', to: 'B is fed again' }),
    staysWithin('B', 'behindMs', 1_000, { from: 'B is starved', to: 'B is fed again' }),
    noSnapshotAfter('Both join'),
    noGaps(),
    everyStateIsTrue(),
    worldsAreEqual(),
  ],
})
