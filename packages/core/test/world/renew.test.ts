import { describe, expect, it } from 'vitest'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { f32, optional, string } from '../../src/schema/field.ts'
import { type World, createWorld } from '../../src/world/world.ts'

const schema = defineSchema({
  Position: { x: f32, y: f32 },
  Name: { value: string, nick: optional(string) },
})

describe('[S21] a component that was read once', () => {
  it('stays the same object until a field is another one, comes or goes', () => {
    const world = createWorld(schema)
    const orc = world.spawn({ Name: { value: 'Gruk' }, Position: { x: 0, y: Number.NaN } })
    const name = world.get(orc, 'Name')
    const position = world.get(orc, 'Position')
    expect(world.renew(orc, 'Name', name)).toBe(name)
    expect(world.renew(orc, 'Position', position)).toBe(position)

    world.patch(orc, 'Position', { x: -0 })
    world.patch(orc, 'Name', { nick: 'G' })
    expect(world.renew(orc, 'Position', position)).toEqual({ x: -0, y: Number.NaN })
    const renamed = world.renew(orc, 'Name', name)
    expect(renamed).toEqual({ value: 'Gruk', nick: 'G' })

    world.patch(orc, 'Name', { nick: undefined })
    expect(world.renew(orc, 'Name', renamed)).toEqual({ value: 'Gruk' })
    expect(world.renew(orc, 'Name', name)).toBe(name)
  })

  it('is undefined once it went, and of an entity that does not live', () => {
    const world = createWorld(schema)
    const orc = world.spawn({ Name: { value: 'Gruk' } })
    const name = world.get(orc, 'Name')
    expect(world.renew(orc + 1, 'Name', name)).toBeUndefined()
    world.remove(orc, 'Name')
    expect(world.renew(orc, 'Name', name)).toBeUndefined()
  })

  it('is read where nothing was read before', () => {
    const world = createWorld(schema)
    const orc = world.spawn({ Name: { value: 'Gruk' } })
    expect(world.renew(orc, 'Name', undefined)).toEqual({ value: 'Gruk' })
  })

  it('is what it was given, whatever names objects inherit', () => {
    const strange = defineSchema({ Strange: { toString: optional(f32), x: f32 } })
    // What JavaScript callers may do, whatever the types say of a field called like this.
    const world: World = createWorld(strange)
    const id = world.spawn({ Strange: { x: 1 } })
    const read = world.get(id, 'Strange')
    expect(world.renew(id, 'Strange', read)).toBe(read)
    world.setField(id, 'Strange', 'toString', 2)
    expect(world.renew(id, 'Strange', read)).toEqual({ toString: 2, x: 1 })
  })
})
