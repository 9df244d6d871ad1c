import { describe, expect, it } from 'vitest'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { f32, optional, string } from '../../src/schema/field.ts'
import { type World, createWorld } from '../../src/world/world.ts'

const schema = defineSchema({
  Position: { x: f32, y: f32 },
  Name: { value: string, nick: optional(string) },
})

describe('[S21] a component that was read once', () => {
  it('is held until a field is another one, comes or goes', () => {
    const world = createWorld(schema)
    const orc = world.spawn({ Name: { value: 'Gruk' }, Position: { x: 0, y: Number.NaN } })
    const name = world.get(orc, 'Name') ?? {}
    const position = world.get(orc, 'Position') ?? {}
    expect([world.holds(orc, 'Name', name), world.holds(orc, 'Position', position)]).toEqual([
      true,
      true,
    ])
    world.patch(orc, 'Position', { x: -0 })
    world.patch(orc, 'Name', { nick: 'G' })
    expect([world.holds(orc, 'Name', name), world.holds(orc, 'Position', position)]).toEqual([
      false,
      false,
    ])
    const renamed = world.get(orc, 'Name') ?? {}
    world.patch(orc, 'Name', { nick: undefined })
    expect([world.holds(orc, 'Name', renamed), world.holds(orc, 'Name', name)]).toEqual([
      false,
      true,
    ])
    world.remove(orc, 'Name')
    expect([world.holds(orc, 'Name', name), world.holds(orc + 1, 'Name', name)]).toEqual([
      false,
      false,
    ])
  })

  it('is held by what it was given, whatever names objects inherit', () => {
    const strange = defineSchema({ Strange: { toString: optional(f32), x: f32 } })
    // What JavaScript callers may do, whatever the types say of a field called like this.
    const world: World = createWorld(strange)
    const id = world.spawn({ Strange: { x: 1 } })
    const read = world.get(id, 'Strange') ?? {}
    expect(world.holds(id, 'Strange', read)).toBe(true)
    world.setField(id, 'Strange', 'toString', 2)
    expect(world.holds(id, 'Strange', read)).toBe(false)
  })
})
