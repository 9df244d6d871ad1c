import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntityId } from '../../src/protocol/ids.ts'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { f32 } from '../../src/schema/field.ts'
import type { WriteObserver } from '../../src/world/write-observer.ts'
import { World } from '../../src/world/world.ts'
import { plainText } from './canonical.ts'
import { play, scriptArbitrary } from './random-history.ts'

const schema = defineSchema({ Position: { x: f32, y: f32 } })

/** Writes down what it is told, as text. */
class Witness implements WriteObserver {
  readonly told: string[] = []

  entityChanged(id: EntityId): void {
    this.told.push(`entity ${id}`)
  }

  componentChanged(id: EntityId, table: { readonly id: string }): void {
    this.told.push(`component ${id} ${table.id}`)
  }

  fieldsChanged(id: EntityId, table: { readonly id: string }, row: number, mask: number): void {
    this.told.push(`fields ${id} ${table.id} ${row} ${mask}`)
  }
}

/** Looks again after each tick at the entities that it was told of, and at no others. */
class Follower extends Witness {
  readonly seen = new Map<EntityId, string>()
  readonly #changed = new Set<EntityId>()

  override entityChanged(id: EntityId): void {
    this.#changed.add(id)
  }

  override componentChanged(id: EntityId): void {
    this.#changed.add(id)
  }

  override fieldsChanged(id: EntityId): void {
    this.#changed.add(id)
  }

  look(world: World): void {
    for (const id of this.#changed) {
      if (world.has(id)) this.seen.set(id, describeEntity(world, id))
      else this.seen.delete(id)
    }
    this.#changed.clear()
  }
}

function describeEntity(world: World, id: EntityId): string {
  return plainText(world.componentsOf(id).map((name) => [name, world.get(id, name)]))
}

describe('[J18] a world with an observer', () => {
  it('tells it of each write while it is made, and of none that changes nothing', () => {
    const observer = new Witness()
    const world = new World(schema, { observer })
    const id = world.spawn({ Position: { x: 0, y: 0 } })
    world.seal(1)
    world.patch(id, 'Position', { y: 2 })
    world.patch(id, 'Position', { y: 2 })
    expect(observer.told).toEqual([`entity ${id}`, `fields ${id} Position 0 2`])
    world.remove(id, 'Position')
    world.set(id, 'Position', { x: 1, y: 1 })
    world.despawn(id)
    expect(observer.told.slice(2)).toEqual([
      `component ${id} Position`,
      `component ${id} Position`,
      `entity ${id}`,
    ])
  })

  it('names every entity of which anything changed in a tick, whatever happened', () => {
    fc.assert(
      fc.property(scriptArbitrary, (script) => {
        const observer = new Follower()
        play(script, { observer }, (world) => {
          observer.look(world)
          const all = [...world.ids()].map((id) => [id, describeEntity(world, id)] as const)
          expect(observer.seen).toEqual(new Map(all))
        })
      }),
    )
  })

  it('remembers no changes: there is a delta from its last tick only', () => {
    const world = new World(schema, { observer: new Witness() })
    world.spawn({ Position: { x: 0, y: 0 } })
    world.seal(1)
    expect(world.changesSince(0)).toBeUndefined()
    expect(world.changesSince(1)).toEqual([])
    expect(world.snapshot()).toHaveLength(1)
  })
})
