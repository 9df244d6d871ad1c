import { number } from '../engine/args.ts'
import { defineStory } from '../engine/define-story.ts'
import {
  everyStateIsTrue,
  noGaps,
  noSnapshotAfter,
  staysWithin,
  worldsAreEqual,
} from '../engine/expectations.ts'
import { commonArgs } from './scenes/common-args.ts'
import { joinBoth, rest } from './scenes/join.ts'
import { RINGS_EXTENT, RingWalkers } from './scenes/rings.ts'
import { schema } from './scenes/schema.ts'
import { Sparks } from './scenes/sparks.ts'

const BOTS = 12
const JOIN_MS = 800
const WAVES = 12
const WAVE_EVERY_MS = 250
const LIFETIME_MS = 900

export const spawnStorm = defineStory({
  id: 'spawn-storm',
  group: 'World',
  title: 'Spawn storm',
  description:
    'Waves of entities come and are gone again before the next but two. None stays as a ghost.',
  schema,
  firstSource: 'client-b',
  args: {
    wave: number({ default: 80, min: 1, max: 1_000, step: 1, unit: 'entities' }),
    latencyMs: number({ default: 60, min: 0, max: 500, step: 5, unit: 'ms' }),
    ...commonArgs,
  },
  steps: {
    'Both join': JOIN_MS,
    Storm: WAVES * WAVE_EVERY_MS,
    'The last are gone': LIFETIME_MS + 300,
    'Come to rest': 300,
  },
  scene: ({ wave, tickRate, codec, latencyMs }, random) => {
    const walkers = new RingWalkers(BOTS)
    const sparks = new Sparks(random)
    let waves = 0
    return {
      tickRate,
      format: codec,
      extent: RINGS_EXTENT,
      networks: { A: 'lan', B: { latencyMs, jitterMs: latencyMs / 4 } },
      populate: (world) => walkers.populate(world),
      move: (world, atMs, elapsedMs) => {
        walkers.move(world, atMs)
        sparks.move(world, elapsedMs)
        sparks.expire(world, atMs, LIFETIME_MS)
        const due = Math.floor((atMs - JOIN_MS) / WAVE_EVERY_MS)
        if (due <= waves || waves >= WAVES) return
        waves += 1
        sparks.spawn(world, wave, atMs)
      },
    }
  },
  play: async (stage) => {
    await stage.step('Both join', () => joinBoth(stage))
    await stage.step('Storm')
    await stage.step('The last are gone')
    await stage.step('Come to rest', () => rest(stage))
  },
  expectations: [
    {
      name: 'B has three waves at once',
      when: 'sometime',
      check: (stage) => {
        const { size } = stage.clients.B.store.getState().world
        return { holds: size >= BOTS + 3 * stage.args.wave, saw: `${size} entities` }
      },
    },
    {
      name: 'Every spark is gone at the end',
      when: 'end',
      check: (stage) => {
        const sizes = [stage.clients.A, stage.clients.B].map(
          ({ store }) => store.getState().world.size,
        )
        return {
          holds: sizes.every((size) => size === BOTS),
          saw: `${sizes[0]} at A, ${sizes[1]} at B`,
        }
      },
    },
    staysWithin('A', 'behindMs', 10, { from: 'Storm', to: 'Storm' }),
    staysWithin('B', 'behindMs', 150, { from: 'Storm', to: 'Storm' }),
    noSnapshotAfter('Both join'),
    noGaps(),
    everyStateIsTrue(),
    worldsAreEqual(),
  ],
})
