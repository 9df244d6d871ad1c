import { describe, expect, it } from 'vitest'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { u8 } from '../../src/schema/field.ts'
import { createWorld, type World } from '../../src/world/world.ts'
import { outline, type schema, sealedWorld } from './journal-helpers.ts'

describe('[J5] a delta names removals, then entities born, then changes by component and row', () => {
  it('whatever the order of the writes', () => {
    const world = sealedWorld({}, 5)
    world.set(3, 'Name', { value: 'C' })
    world.patch(3, 'Position', { y: 1 })
    world.patch(2, 'Position', { x: 9 })
    world.spawn({ Name: { value: 'new' } }, { id: 100 })
    world.despawn(5)
    world.despawn(4)
    world.seal(2)
    expect(outline(world.changesSince(1))).toEqual([
      'entity_removed 4',
      'entity_removed 5',
      'entity_added 100',
      'component_added 100 Name',
      'fields_updated 2 Position x',
      'fields_updated 3 Position y',
      'component_added 3 Name',
    ])
  })

  it('in the order of rows also when there are many', () => {
    const world = sealedWorld({}, 5000)
    const ids = [4096, 33, 1025, 32, 5000, 1, 2048, 1024, 31]
    for (const id of ids) world.patch(id, 'Position', { y: 7 })
    world.seal(2)
    const named = world.changesSince(1)?.map(({ entityId }) => entityId)
    expect(named).toEqual(ids.toSorted((a, b) => a - b))
  })
})

describe('[J6] a delta names every removal after its base', () => {
  it('also of an entity that was born after it, which the receiver may have', () => {
    const world = sealedWorld()
    world.spawn({}, { id: 50 })
    world.seal(2)
    world.despawn(50)
    world.seal(3)
    expect(outline(world.changesSince(1))).toEqual(['entity_removed 50'])
  })

  it('but not of what was born and died within one tick', () => {
    const world = sealedWorld()
    world.despawn(world.spawn())
    expect(world.seal(2)).toBe(true)
    expect(world.changesSince(1)).toEqual([])
  })

  it('once, however often the id died', () => {
    const world = sealedWorld()
    for (let tick = 2; tick < 6; tick += 1) {
      world.despawn(2)
      world.spawn({}, { id: 2 })
      world.seal(tick)
    }
    expect(outline(world.changesSince(2))).toEqual(['entity_removed 2', 'entity_added 2'])
  })
})

describe('[J7] an entity born after the base goes whole', () => {
  it('with its present components and nothing else', () => {
    const world = sealedWorld()
    const id = world.spawn({ Position: { x: 1, y: 1 }, Name: { value: 'n' } })
    world.seal(2)
    world.patch(id, 'Position', { x: 2 })
    world.remove(id, 'Name')
    world.seal(3)
    expect(world.changesSince(1)).toEqual([
      { type: 'entity_added', entityId: id },
      {
        type: 'component_added',
        entityId: id,
        componentId: 'Position',
        data: {
          type: 'Structured',
          fields: new Map([
            ['x', { type: 'F32', value: 2 }],
            ['y', { type: 'F64', value: 1 }],
          ]),
        },
      },
    ])
  })

  it('[J13] an id that is used again is a removal and a new entity', () => {
    const world = sealedWorld()
    world.despawn(2)
    world.spawn({ Name: { value: 'other' } }, { id: 2 })
    world.seal(2)
    expect(outline(world.changesSince(1))).toEqual([
      'entity_removed 2',
      'entity_added 2',
      'component_added 2 Name',
    ])
  })
})

describe('[J7] what is written to an entity in the tick of its birth', () => {
  it('takes no room in the journal', () => {
    const world = sealedWorld({ journalCapacity: 1 })
    for (let id = 10; id < 20; id += 1) {
      world.spawn({ Position: { x: 0, y: 0 } }, { id })
      world.patch(id, 'Position', { x: 1 })
    }
    world.patch(2, 'Position', { x: 9 })
    world.seal(2)
    expect(outline(world.changesSince(1))?.slice(-1)).toEqual(['fields_updated 2 Position x'])
  })
})

describe('[J8] a component that came or went after the base is named as such', () => {
  it.each<[string, (world: World<typeof schema>) => void, string[]]>([
    ['added', (w) => w.set(1, 'Name', { value: 'a' }), ['component_added 1 Name']],
    ['removed', (w) => w.remove(1, 'Position'), ['component_removed 1 Position']],
    [
      'removed and added again with the same values',
      (w) => {
        w.remove(1, 'Position')
        w.set(1, 'Position', { x: 0, y: 0 })
      },
      ['component_added 1 Position'],
    ],
    [
      'added and removed again, which the receiver may have half of',
      (w) => {
        w.set(1, 'Name', { value: 'a' })
        w.seal(2)
        w.remove(1, 'Name')
      },
      ['component_removed 1 Name'],
    ],
    [
      'set while it was there: only fields that differ',
      (w) => w.set(1, 'Position', { x: 0, y: 3 }),
      ['fields_updated 1 Position y'],
    ],
  ])('%s', (_what, write, expected) => {
    const world = sealedWorld()
    write(world)
    world.seal(3)
    expect(outline(world.changesSince(1))).toEqual(expected)
  })
})

describe('[J9] a component that lost an optional field goes whole', () => {
  it('because null would be a value', () => {
    const world = sealedWorld()
    world.set(1, 'Name', { value: 'a', nick: 'b' })
    world.seal(2)
    world.patch(1, 'Name', { nick: undefined })
    world.seal(3)
    const data = {
      type: 'Structured',
      fields: new Map([['value', { type: 'String', value: 'a' }]]),
    }
    expect(world.changesSince(2)).toEqual([
      { type: 'component_updated', entityId: 1, componentId: 'Name', data },
    ])
  })

  it('also when it has the field again by now', () => {
    const world = sealedWorld()
    world.set(1, 'Name', { value: 'a', nick: 'b' })
    world.seal(2)
    world.set(1, 'Name', { value: 'a' })
    world.seal(3)
    world.patch(1, 'Name', { nick: 'c' })
    world.seal(4)
    expect(outline(world.changesSince(2))).toEqual(['component_updated 1 Name'])
    expect(outline(world.changesSince(3))).toEqual(['fields_updated 1 Name nick'])
  })
})

describe('[J10] fields from the 32nd on share one bit of a change mask', () => {
  const wide = defineSchema({
    Wide: Object.fromEntries(Array.from({ length: 34 }, (_, index) => [`f${index}`, u8])),
  })
  const zeroes = Object.fromEntries(Array.from({ length: 34 }, (_, index) => [`f${index}`, 0]))

  it.each([
    ['f30', 'f30'],
    ['f31', 'f31,f32,f33'],
    ['f33', 'f31,f32,f33'],
  ])('a change of %s names %s', (field, named) => {
    const world = createWorld(wide)
    const id = world.spawn({ Wide: zeroes })
    world.seal(1)
    world.setField(id, 'Wide', field, 1)
    world.seal(2)
    expect(outline(world.changesSince(1))).toEqual([`fields_updated ${id} Wide ${named}`])
  })
})
