import type { ReplicaState } from '@tx2-link/react/store'
import { BEST, PLAYERS, ranksOf } from '../../components/ranking.ts'
import { schema } from '../../components/schema.ts'
import { Scoreboard } from '../../components/scoreboard.tsx'
import { number } from '../../engine/args.ts'
import { defineStory } from '../../engine/define-story.ts'
import { everyStateIsTrue, worldsAreEqual } from '../../engine/expectations.ts'
import type { Says } from '../../engine/render-book.ts'
import { rendersEqualChanges } from '../../engine/show-expectations.ts'
import type { Stage } from '../../engine/stage.ts'
import { commonArgs } from '../scenes/common-args.ts'
import { frameWidth } from '../scenes/frame-width.ts'
import { joinBoth, rest } from '../scenes/join.ts'
import { Match } from '../scenes/match.ts'

const EMPTY_MS = 1_000

const NEWCOMER = 'Quince'

const LONG_NAMES = ['Bartholomew of the Seven Windy Hills', 'Wilhelmina-Konstantina Oberstdorfer']

export const scoreboard = defineStory({
  id: 'scoreboard',
  group: 'Components',
  title: 'Scoreboard',
  description:
    'The best eight by a live query. A score renders its row; the board renders when places change.',
  schema,
  firstSource: 'client-a',
  args: {
    players: number({ default: 12, min: 0, max: 40, step: 1, isLive: true }),
    scores: number({ default: 8, min: 0, max: 60, step: 1, unit: 'a second', isLive: true }),
    width: frameWidth(232),
    ...commonArgs,
  },
  steps: {
    Empty: EMPTY_MS,
    'Players score': 2_500,
    'Two are equal': 800,
    'One joins': 800,
    'One leaves': 800,
    'Long names': 1_000,
    'Come to rest': 300,
  },
  shows: {
    frames: [
      {
        name: 'Scoreboard',
        counts: [
          { label: 'Board', cells: 'board' },
          { label: 'Rows', cells: 'row' },
        ],
        render: () => <Scoreboard />,
      },
    ],
    states: [
      {
        name: 'Empty',
        step: 'Empty',
        isShown: (stage) => stage.clients.A.isLive && best(stage).length === 0,
      },
      {
        name: 'Sorted',
        step: 'Players score',
        isShown: (stage) => {
          const scored = best(stage).filter((id) => pointsOf(stage, id) > 0)
          return scored.length === Math.min(BEST.limit, stage.args.players)
        },
      },
      {
        name: 'Equal',
        step: 'Two are equal',
        isShown: (stage) => {
          const [first = 0, second = 0] = best(stage)
          return first !== second && pointsOf(stage, first) === pointsOf(stage, second)
        },
      },
      {
        name: 'One more',
        step: 'One joins',
        isShown: (stage) => nameOf(stage, best(stage)[0]) === NEWCOMER,
      },
      {
        name: 'One less',
        step: 'One leaves',
        isShown: (stage) => nameOf(stage, best(stage)[0]) !== NEWCOMER,
      },
      {
        name: 'Long names',
        step: 'Long names',
        isShown: (stage) => nameOf(stage, best(stage)[0]) === LONG_NAMES[0],
      },
    ],
    watch: sayScores,
  },
  scene: (args, random) => {
    const match = new Match(random)
    return {
      tickRate: args.tickRate,
      format: args.codec,
      extent: 1,
      networks: { A: 'lan', B: 'mobile' },
      populate: () => {},
      move: (world, atMs, elapsedMs) => {
        if (atMs >= EMPTY_MS) match.move(world, elapsedMs, args.players, args.scores)
      },
    }
  },
  play: async (stage) => {
    const { server } = stage
    await stage.step('Empty', () => joinBoth(stage))
    await stage.step('Players score')
    server.setMoving(false)
    await stage.step('Two are equal', () => {
      const [first, second] = Match.sorted(server.world)
      if (first === undefined || second === undefined) return
      server.world.setField(second, 'Score', 'points', pointsThere(stage, first))
    })
    let newcomer = 0
    await stage.step('One joins', () => {
      const [first] = Match.sorted(server.world)
      const points = first === undefined ? 1 : pointsThere(stage, first) + 1
      newcomer = server.world.spawn({ Name: { value: NEWCOMER }, Score: { points } })
    })
    await stage.step('One leaves', () => {
      server.world.despawn(newcomer)
    })
    await stage.step('Long names', () => {
      for (const [index, id] of Match.sorted(server.world).slice(0, 2).entries()) {
        server.world.setField(id, 'Name', 'value', LONG_NAMES[index] ?? '')
      }
    })
    await stage.step('Come to rest', () => rest(stage))
    server.setMoving(true)
  },
  expectations: [
    rendersEqualChanges(),
    {
      name: 'The board renders less than its rows',
      when: 'end',
      check: ({ clients: { A } }) => {
        const [board, rows] = [A.renders.counts('board').renders, A.renders.counts('row').renders]
        return { holds: board > 0 && board < rows, saw: `${board} and ${rows}` }
      },
    },
    everyStateIsTrue(),
    worldsAreEqual(),
  ],
})

function sayScores({ world }: ReplicaState, _: unknown, says: Says): void {
  const ids = world.query(BEST)
  const ranks = ranksOf(ids, (id) => world.field(id, 'Score', 'points'))
  says('board', `entities ${ids.join(' ')} on ${ranks.join(' ')}, of ${world.count(PLAYERS)}`)
  for (const [index, id] of ids.entries()) {
    const rank = ranks[index]
    const isShared = rank === ranks[index - 1] || rank === ranks[index + 1]
    const name = world.field(id, 'Name', 'value')
    const points = world.field(id, 'Score', 'points')
    says(`row ${id}`, `${isShared ? '=' : ''}${rank} ${String(name)} ${String(points)}`)
  }
}

function best({ clients }: Stage): readonly number[] {
  return clients.A.store.getState().world.query(BEST)
}

function pointsOf({ clients }: Stage, id: number): number {
  return Number(clients.A.store.getState().world.field(id, 'Score', 'points') ?? 0)
}

function pointsThere({ server }: Stage, id: number): number {
  return Number(server.world.getField(id, 'Score', 'points') ?? 0)
}

function nameOf({ clients }: Stage, id: number | undefined): unknown {
  return id === undefined ? undefined : clients.A.store.getState().world.field(id, 'Name', 'value')
}
