import { toggle } from '../engine/args.ts'
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

export const deadAir = defineStory({
  id: 'dead-air',
  group: 'Network',
  title: 'Dead air',
  description:
    'Nothing gets through between B and the server while their connection seems open. B notices the silence, gives up, and comes back on a new one.',
  schema,
  firstSource: 'client-b',
  args: { bots, oneWay: toggle({ default: false }), ...commonArgs },
  steps: {
    'Both join': 1_200,
    'Nothing gets through': 5_000,
    'It gets through again': 5_000,
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
    const { network } = stage.clients.B
    await stage.step('Both join', () => joinBoth(stage))
    // One way only: the server hears B, and cannot know that B does not hear it.
    const lost = stage.args.oneWay ? { back: { loss: 1 } } : { loss: 1 }
    await stage.step('Nothing gets through', () => network.set(lost))
    await stage.step('It gets through again', () => network.use('lan'))
    await stage.step('Come to rest', () => rest(stage))
  },
  expectations: [
    {
      name: 'B says that it is stale',
      when: 'sometime',
      from: 'Nothing gets through',
      to: 'Nothing gets through',
      check: ({ clients }) => {
        const { state } = clients.B.link.status
        return { holds: state === 'stale', saw: state }
      },
    },
    {
      name: 'B gives its connection up and makes one more',
      when: 'end',
      check: ({ clients }) => {
        const { connects } = clients.B.counts
        return { holds: connects === 2, saw: `${connects} connections` }
      },
    },
    {
      name: 'The server keeps one peer for each',
      when: 'end',
      check: ({ server }) => {
        const { length } = server.links.peers
        return { holds: length === 2, saw: `${length} peers` }
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
    staysWithin('A', 'behindMs', 10, { from: 'Nothing gets through', to: 'It gets through again' }),
    noSnapshotAfter('Both join'),
    noGaps(),
    everyStateIsTrue(),
    worldsAreEqual(),
  ],
})
