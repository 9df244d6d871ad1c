import { World } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { arenaSchema } from '../../../src/game/schema.ts'
import { Scene } from '../../../src/client/view/scene.ts'
import { worldViewOf } from './world-view-of.ts'

function createPlay() {
  const world = new World(arenaSchema)
  const view = worldViewOf(world)
  const scene = new Scene()
  let tick = 100
  return {
    world,
    scene,
    spawn: (x: number, name = 'Tolk') =>
      world.spawn({
        Position: { x, y: 0 },
        Health: { current: 100, max: 100 },
        Fighter: { name, team: 1, bot: false },
        Aim: { target: 0, firedAt: 0 },
      }),
    /** Lets the scene read, some ticks after the last time. */
    read: (ticks = 1) => {
      tick += ticks
      scene.read(view, tick, tick * 50, tick * 50)
    },
    kinds: () => scene.effects.live.map(({ kind }) => kind).sort(),
  }
}

describe('Scene', () => {
  it('shows a shot from the one who fired to the target', () => {
    const { world, scene, spawn, read } = createPlay()
    const [shooter, target] = [spawn(10), spawn(90)]
    read()
    world.patch(shooter, 'Aim', { target, firedAt: 101 })
    read()
    expect(scene.effects.live).toMatchObject([{ kind: 'tracer', x: 10, toX: 90, team: 1 }])
  })

  it('shows what happened only when the places of that moment are drawn', () => {
    const { world, scene, spawn, read } = createPlay()
    const id = spawn(10)
    read()
    world.patch(id, 'Health', { current: 86 })
    read()
    const [spark] = scene.effects.live
    expect(spark!.startMs).toBe(102 * 50 + scene.fighter(id)!.delayMs)
  })

  it('shows how much was lost, a fall and a return', () => {
    const { world, scene, spawn, read, kinds } = createPlay()
    const id = spawn(10)
    read()
    world.patch(id, 'Health', { current: 86 })
    world.set(id, 'Fallen', { backAt: 240 })
    read()
    expect(kinds()).toEqual(['damage', 'death', 'spark'])
    expect(scene.effects.live.find(({ kind }) => kind === 'damage')).toMatchObject({ amount: 14 })
    world.remove(id, 'Fallen')
    read()
    expect(kinds()).toContain('respawn')
  })

  it('shows nothing of what it did not see happen: newcomers, and changes during an outage', () => {
    const { world, spawn, read, kinds } = createPlay()
    const id = spawn(10)
    read()
    world.set(id, 'Fallen', { backAt: 240 })
    world.patch(id, 'Health', { current: 0 })
    world.set(spawn(40), 'Fallen', { backAt: 240 })
    read(80)
    expect(kinds()).toEqual([])
  })

  it('forgets who is gone', () => {
    const { world, scene, spawn, read } = createPlay()
    const [first, second] = [spawn(10), spawn(20)]
    read()
    world.despawn(first)
    read()
    expect(scene.fighters.map(({ id }) => id)).toEqual([second])
    expect(scene.fighter(first)).toBeUndefined()
  })

  it('takes no step from where a fighter was before a restart of the server', () => {
    const { world, scene, spawn, read } = createPlay()
    const id = spawn(10)
    read()
    read()
    world.patch(id, 'Position', { x: 110 })
    read(-90)
    scene.advance(12 * 50 + 25, 16)
    expect(scene.fighter(id)).toMatchObject({ x: 110, velocityX: 0 })
  })
})
