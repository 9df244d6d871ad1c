import { MapCount, MapTarget } from '../../components/map-words.tsx'
import { Minimap } from '../../components/minimap.tsx'
import { schema } from '../../components/schema.ts'
import { number } from '../../engine/args.ts'
import { defineStory } from '../../engine/define-story.ts'
import { everyStateIsTrue, worldsAreEqual } from '../../engine/expectations.ts'
import { rendersAtMost, rendersEqualChanges } from '../../engine/show-expectations.ts'
import { commonArgs } from '../scenes/common-args.ts'
import { frameWidth } from '../scenes/frame-width.ts'
import { HERD_EXTENT, Herd } from '../scenes/herd.ts'
import { joinBoth, rest } from '../scenes/join.ts'

const EMPTY_MS = 1_000
const FEW_MS = 1_500
const FEW = 9

/** An entity that the story selects. */
const CHOSEN = 5

export const minimap = defineStory({
  id: 'minimap',
  group: 'Components',
  title: 'Minimap',
  description:
    'A canvas that is drawn in frames and renders once, whatever comes, goes and moves on it.',
  schema,
  firstSource: 'client-a',
  args: {
    crowd: number({ default: 240, min: 0, max: 1_000, step: 10, unit: 'bodies', isLive: true }),
    width: frameWidth(300),
    ...commonArgs,
  },
  steps: {
    Empty: EMPTY_MS,
    'A few': FEW_MS,
    'A crowd': 2_000,
    'One is selected': 1_500,
    'Come to rest': 300,
  },
  shows: {
    frames: [
      {
        name: 'Minimap',
        counts: [
          { label: 'Map', cells: 'map' },
          { label: 'Count', cells: 'count' },
        ],
        render: (_, selection) => (
          <div className="map-pane">
            <Minimap selection={selection} extent={HERD_EXTENT} />
            <div className="map-foot">
              <MapCount />
              <MapTarget selection={selection} />
            </div>
          </div>
        ),
      },
    ],
    states: [
      {
        name: 'Empty',
        step: 'Empty',
        isShown: ({ clients: { A } }) => A.isLive && A.store.getState().world.size === 0,
      },
      {
        name: 'A few',
        step: 'A few',
        isShown: ({ clients: { A } }) => A.store.getState().world.size === FEW,
      },
      {
        name: 'Crowded',
        step: 'A crowd',
        isShown: ({ clients: { A }, args }) => A.store.getState().world.size === args.crowd,
      },
      {
        name: 'Selected',
        step: 'One is selected',
        selects: CHOSEN,
        isShown: ({ clients: { A } }) => A.store.getState().world.has(CHOSEN),
      },
    ],
    watch: ({ world }, _, says) => {
      says('map', 'a canvas')
      says('count', String(world.count({ all: ['Position', 'Body'] })))
    },
  },
  scene: (args) => {
    const herd = new Herd()
    return {
      tickRate: args.tickRate,
      format: args.codec,
      extent: HERD_EXTENT,
      networks: { A: 'lan', B: 'mobile' },
      populate: () => {},
      move: (world, atMs) => {
        if (atMs < EMPTY_MS) return
        herd.move(world, atMs, atMs < EMPTY_MS + FEW_MS ? FEW : args.crowd)
      },
    }
  },
  play: async (stage) => {
    await stage.step('Empty', () => joinBoth(stage))
    await stage.step('A few')
    await stage.step('A crowd')
    await stage.step('One is selected')
    await stage.step('Come to rest', () => rest(stage))
    stage.server.setMoving(true)
  },
  expectations: [
    rendersEqualChanges(),
    rendersAtMost('The map renders once', 'map', 1),
    everyStateIsTrue(),
    worldsAreEqual(),
  ],
})
