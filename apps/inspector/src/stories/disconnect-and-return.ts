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

export const disconnectAndReturn = defineStory({
  id: 'disconnect-and-return',
  group: 'Network',
  title: 'Disconnect and return',
  description:
    'B loses its network and finds it again. It says what it has, and gets what changed since instead of the whole world.',
  schema,
  firstSource: 'client-b',
  args: {
    bots: { ...bots, default: 200 },
    moving: number({ default: 20, min: 0, max: 500, step: 1, unit: 'bots' }),
    offlineMs: number({ default: 3_000, min: 100, max: 20_000, step: 100, unit: 'ms' }),
    latencyMs: number({ default: 20, min: 0, max: 500, step: 5, unit: 'ms' }),
    ...commonArgs,
  },
  steps: {
    'Both join': 1_200,
    'B is offline': 3_000,
    'B returns': 0,
    'Walk on': 2_000,
    'Come to rest': 500,
  },
  scene: ({ bots, moving, tickRate, codec, latencyMs }) => {
    const walkers = new RingWalkers(bots, { moving })
    return {
      tickRate,
      format: codec,
      extent: RINGS_EXTENT,
      networks: { A: 'lan', B: { latencyMs } },
      populate: (world) => walkers.populate(world),
      move: (world, atMs) => walkers.move(world, atMs),
    }
  },
  play: async (stage) => {
    const { B } = stage.clients
    await stage.step('Both join', () => joinBoth(stage))
    await stage.step('B is offline', async () => {
      B.network.goOffline()
      await stage.wait(stage.args.offlineMs)
    })
    await stage.step('B returns', async () => {
      B.network.goOnline()
      await stage.until(() => B.isLive)
    })
    await stage.step('Walk on')
    await stage.step('Come to rest', () => rest(stage))
  },
  expectations: [
    {
      name: 'B keeps its world while it is offline',
      when: 'always',
      from: 'B is offline',
      to: 'B is offline',
      check: ({ clients, args }) => {
        const { size } = clients.B.store.getState().world
        return { holds: size === args.bots, saw: `${size} entities` }
      },
    },
    {
      name: 'B says that it is reconnecting',
      when: 'sometime',
      from: 'B is offline',
      to: 'B is offline',
      check: ({ clients }) => {
        const { state } = clients.B.link.status
        return { holds: state === 'reconnecting', saw: state }
      },
    },
    {
      name: 'B resumes with fewer bytes than a snapshot',
      when: 'end',
      check: (stage) => {
        const { snapshotBytesIn } = stage.during('Both join', 'B')
        const { bytesIn } = stage.during('B returns', 'B')
        const isResumed = stage.clients.B.counts.connects === 2
        return {
          holds: isResumed && bytesIn < snapshotBytesIn,
          saw: `${groupedInteger(bytesIn)} bytes, snapshot ${groupedInteger(snapshotBytesIn)}`,
        }
      },
    },
    {
      name: 'A notices nothing',
      when: 'end',
      check: ({ clients }) => {
        const { losses, warnings } = clients.A.counts
        return { holds: losses + warnings === 0, saw: `${losses} lost, ${warnings} warnings` }
      },
    },
    staysWithin('A', 'behindMs', 10, { from: 'B is offline', to: 'Walk on' }),
    noSnapshotAfter('Both join'),
    noGaps(),
    everyStateIsTrue(),
    worldsAreEqual(),
  ],
})
