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
import { commonArgs } from './scenes/common-args.ts'
import { CROWD_EXTENT, Crowd } from './scenes/crowd.ts'
import { joinBoth, rest } from './scenes/join.ts'
import { schema } from './scenes/schema.ts'

const MOVE_MS = 3_000

export const twentyThousandEntities = defineStory({
  id: 'twenty-thousand-entities',
  group: 'World',
  title: '20,000 entities',
  description:
    'A large crowd, of which a few move. The whole of it goes once to each client; then what it costs follows what moves.',
  schema,
  firstSource: 'client-b',
  args: {
    entities: number({ default: 20_000, min: 100, max: 50_000, step: 100 }),
    moving: number({ default: 200, min: 0, max: 5_000, step: 10, unit: 'a tick' }),
    ...commonArgs,
  },
  steps: {
    'Both join': 2_000,
    'A few move': MOVE_MS,
    'Come to rest': 500,
  },
  scene: ({ entities, moving, tickRate, codec }, random) => {
    const crowd = new Crowd(entities, random)
    return {
      tickRate,
      format: codec,
      extent: CROWD_EXTENT,
      networks: { A: 'lan', B: 'broadband' },
      populate: (world) => crowd.populate(world),
      move: (world) => crowd.move(world, moving),
    }
  },
  play: async (stage) => {
    await stage.step('Both join', () => joinBoth(stage))
    await stage.step('A few move')
    await stage.step('Come to rest', () => rest(stage))
  },
  expectations: [
    {
      name: 'The whole crowd goes once to each',
      when: 'end',
      check: ({ args: { entities }, clients: { A, B } }) => {
        const [toA, toB] = [A.counts.snapshotEntitiesIn, B.counts.snapshotEntitiesIn]
        return {
          holds: toA === entities && toB === entities,
          saw: `${groupedInteger(toA)} to A, ${groupedInteger(toB)} to B`,
        }
      },
    },
    {
      name: 'A delta is less than a tenth of the crowd',
      when: 'end',
      check: (stage) => {
        const { snapshotBytesIn } = stage.during('Both join', 'A')
        const { deltasIn, deltaBytesIn } = stage.during('A few move', 'A')
        const mean = Math.round(deltaBytesIn / Math.max(1, deltasIn))
        return {
          holds: mean * 10 < snapshotBytesIn,
          saw: `${groupedInteger(mean)} of ${groupedInteger(snapshotBytesIn)} bytes`,
        }
      },
    },
    {
      name: 'Both clients share each encoding',
      when: 'end',
      check: ({ clients, server }) => {
        const { encodings } = server.links
        const received = clients.A.counts.deltasIn + clients.B.counts.deltasIn
        return { holds: encodings < received * 0.75, saw: `${encodings} for ${received} deltas` }
      },
    },
    staysWithin('A', 'behindMs', 10, { from: 'A few move', to: 'A few move' }),
    staysWithin('B', 'behindMs', 100, { from: 'A few move', to: 'A few move' }),
    noSnapshotAfter('Both join'),
    noGaps(),
    everyStateIsTrue(),
    worldsAreEqual(),
  ],
})
