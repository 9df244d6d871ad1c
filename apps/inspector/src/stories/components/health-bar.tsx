import type { WorldView } from '@tx2-link/react/store'
import { HealthBar, SmallHealthBar } from '../../components/health-bar.tsx'
import { schema } from '../../components/schema.ts'
import { vitalityOf } from '../../components/vitality.ts'
import { number } from '../../engine/args.ts'
import { defineStory } from '../../engine/define-story.ts'
import { everyStateIsTrue, worldsAreEqual } from '../../engine/expectations.ts'
import { rendersAtMost, rendersEqualChanges } from '../../engine/show-expectations.ts'
import type { Stage } from '../../engine/stage.ts'
import { commonArgs } from '../scenes/common-args.ts'
import { Fight, HERO, crowdIds } from '../scenes/fight.ts'
import { frameWidth } from '../scenes/frame-width.ts'
import { joinBoth, rest } from '../scenes/join.ts'

const TICKS_GONE_ON = 30

export const healthBar = defineStory({
  id: 'health-bar',
  group: 'Components',
  title: 'Health bar',
  description: 'Each bar reads one entity, and renders when that is hit, healed, or gone.',
  schema,
  firstSource: 'client-a',
  args: {
    health: number({ default: 64, min: 1, max: 99, step: 1, unit: 'of 100', isLive: true }),
    hits: number({ default: 3, min: 0, max: 60, step: 1, unit: 'a tick', isLive: true }),
    width: frameWidth(196),
    crowd: number({ default: 60, min: 1, max: 400, step: 1, unit: 'bars' }),
    ...commonArgs,
  },
  steps: { 'Both join': 1_000, Fight: 3_000, 'One leaves': 1_000, 'Come to rest': 300 },
  shows: {
    frames: [
      bar('Full', HERO.full),
      bar('Hurt', HERO.hurt),
      bar('Nearly dead', HERO.low),
      bar('Dead', HERO.dead),
      bar('Healing', HERO.healing),
      bar('Gone', HERO.gone),
      bar('Nobody', undefined),
      {
        name: 'Many at once',
        isWide: true,
        counts: [{ label: 'All of them', cells: 'small-bar' }],
        render: ({ crowd }) => (
          <div className="bar-crowd">
            {crowdIds(crowd).map((id) => (
              <SmallHealthBar key={id} id={id} />
            ))}
          </div>
        ),
      },
    ],
    states: [
      { name: 'Full', step: 'Fight', frame: 'Full', isShown: is(HERO.full, 'full') },
      { name: 'Hurt', step: 'Fight', frame: 'Hurt', isShown: is(HERO.hurt, 'hurt') },
      { name: 'Nearly dead', step: 'Fight', frame: 'Nearly dead', isShown: is(HERO.low, 'low') },
      { name: 'Dead', step: 'Fight', frame: 'Dead', isShown: is(HERO.dead, 'dead') },
      {
        name: 'Healing',
        step: 'Fight',
        frame: 'Healing',
        isShown: (stage) =>
          stage.clients.A.store.getState().world.has(HERO.healing, 'Healing') && hasGoneOn(stage),
      },
      {
        name: 'Gone',
        step: 'One leaves',
        frame: 'Gone',
        isShown: ({ clients }) => !clients.A.store.getState().world.has(HERO.gone),
      },
      {
        name: 'Nobody',
        step: 'Fight',
        frame: 'Nobody',
        isShown: ({ clients }) => clients.A.isLive,
      },
      {
        name: 'Many at once',
        step: 'Fight',
        frame: 'Many at once',
        isShown: hasGoneOn,
      },
    ],
    watch: ({ world }, { crowd }, says) => {
      for (const id of Object.values(HERO)) {
        const healing = world.component(id, 'Healing')
        const healed = healing === undefined ? '' : `, healed by ${String(healing['perSecond'])}/s`
        const name = world.field(id, 'Name', 'value')
        says(`bar ${id}`, `${String(name ?? '')} ${healthOf(world, id)}${healed}`)
      }
      says('bar of nobody', 'none chosen')
      for (const id of crowdIds(crowd)) says(`small-bar ${id}`, healthOf(world, id))
    },
  },
  scene: (args, random) => {
    const fight = new Fight(args.crowd, random)
    return {
      tickRate: args.tickRate,
      format: args.codec,
      extent: 1,
      networks: { A: 'lan', B: 'mobile' },
      populate: (world) => fight.populate(world, args.health),
      move: (world, atMs) => fight.move(world, atMs, args.health, args.hits),
    }
  },
  play: async (stage) => {
    await stage.step('Both join', () => joinBoth(stage))
    await stage.step('Fight')
    await stage.step('One leaves', () => {
      stage.server.world.despawn(HERO.gone)
    })
    await stage.step('Come to rest', () => rest(stage))
    stage.server.setMoving(true)
  },
  expectations: [
    rendersEqualChanges(),
    rendersAtMost('Whom nobody hits renders twice', `bar ${HERO.full}`, 2),
    everyStateIsTrue(),
    worldsAreEqual(),
  ],
})

function bar(name: string, id: number | undefined) {
  return {
    name,
    counts: [{ label: '', cells: `bar ${id ?? 'of nobody'}` }],
    render: () => <HealthBar id={id} />,
  }
}

function healthOf(world: WorldView, id: number): string {
  const health = world.component(id, 'Health')
  if (health === undefined) return 'is not here'
  return `${String(health['current'])} / ${String(health['max'])}`
}

/** Whether the fight is old enough for some to have been hit, and one healed. */
function hasGoneOn({ clients }: Stage): boolean {
  return clients.A.store.getState().tick > TICKS_GONE_ON
}

/** Whether an entity is so in the replica of A. */
function is(id: number, wanted: string): (stage: Stage) => boolean {
  return ({ clients }) => {
    const { world } = clients.A.store.getState()
    const current = world.field(id, 'Health', 'current')
    const max = world.field(id, 'Health', 'max')
    if (typeof current !== 'number' || typeof max !== 'number') return false
    return vitalityOf({ current, max }) === wanted
  }
}
