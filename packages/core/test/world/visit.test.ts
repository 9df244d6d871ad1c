import { describe, expect, it } from 'vitest'
import { applyDelta } from '../../src/delta/apply-delta.ts'
import type { ComponentData } from '../../src/protocol/value.ts'
import { createWorld } from '../../src/world/world.ts'
import { outline, schema, sealedWorld } from './journal-helpers.ts'

describe('[S5] plain values go on the wire with the type of their field', () => {
  it('and in arrays and maps, numbers as F64, bigints as I64 or else U64', () => {
    const world = sealedWorld()
    world.set(1, 'Bag', {
      items: [1, 2n, 2n ** 63n, -(2n ** 63n), 'a', true, null, new Uint8Array([1]), [0.5]],
      tags: { a: { b: 1 } },
      owner: 3n,
      count: -4,
    })
    world.seal(2)
    const [change] = world.changesSince(1) ?? []
    expect(change).toMatchObject({ type: 'component_added' })
    expect(change && 'data' in change && change.data).toEqual({
      type: 'Structured',
      fields: new Map<string, unknown>([
        [
          'items',
          {
            type: 'Array',
            value: [
              { type: 'F64', value: 1 },
              { type: 'I64', value: 2n },
              { type: 'U64', value: 2n ** 63n },
              { type: 'I64', value: -(2n ** 63n) },
              { type: 'String', value: 'a' },
              { type: 'Bool', value: true },
              { type: 'Null' },
              { type: 'Bytes', value: new Uint8Array([1]) },
              { type: 'Array', value: [{ type: 'F64', value: 0.5 }] },
            ],
          },
        ],
        [
          'tags',
          {
            type: 'Map',
            value: new Map([
              ['a', { type: 'Map', value: new Map([['b', { type: 'F64', value: 1 }]]) }],
            ]),
          },
        ],
        ['owner', { type: 'U64', value: 3n }],
        ['count', { type: 'I32', value: -4 }],
      ]),
    })
  })
})

describe('visiting', () => {
  it('[J14] a snapshot is in the order of ids, each with its components in the order of the schema', () => {
    const world = createWorld(schema)
    world.spawn({ Name: { value: 'b' } }, { id: 9 })
    world.spawn({ Name: { value: 'a' }, Position: { x: 0, y: 0 } }, { id: 3 })
    world.seal(1)
    const names = world
      .snapshot()
      .map(({ id, components }) => ({ id, names: components.map((component) => component.id) }))
    expect(names).toEqual([
      { id: 3, names: ['Position', 'Name'] },
      { id: 9, names: ['Name'] },
    ])
  })

  it('a visitor that fails does not spoil the next visit', () => {
    const world = sealedWorld({ journalCapacity: 64 }, 100)
    for (let id = 1; id <= 60; id += 1) world.patch(id, 'Position', { y: 1 })
    world.seal(2)
    const calls: number[] = []
    const visitor = {
      entityRemoved() {},
      entityAdded() {},
      componentAdded() {},
      componentUpdated() {},
      componentRemoved() {},
      fieldsUpdated(id: number) {
        calls.push(id)
        if (id === 50) throw new Error('enough')
      },
    }
    expect(() => world.visitChanges(1, visitor)).toThrowError('enough')
    expect(calls.length).toBe(50)
    // More births than the journal holds: they are found without what the failed visit used.
    for (let id = 201; id <= 265; id += 1) world.spawn({}, { id })
    world.patch(7, 'Position', { y: 2 })
    world.seal(3)
    expect(outline(world.changesSince(2))?.slice(65)).toEqual(['fields_updated 7 Position y'])
  })
})

describe('[J10] a mask', () => {
  it('names only fields that are there, also where the journal no longer reaches', () => {
    const world = sealedWorld({ journalCapacity: 1 })
    world.set(1, 'Name', { value: 'a' })
    world.set(2, 'Name', { value: 'b', nick: 'n' })
    world.seal(2)
    world.patch(1, 'Name', { value: 'c' })
    world.patch(2, 'Name', { value: 'd' })
    world.seal(3)
    const masks: number[] = []
    const visitor = {
      entityRemoved() {},
      entityAdded() {},
      componentAdded() {},
      componentUpdated() {},
      componentRemoved() {},
      fieldsUpdated(_id: number, _table: unknown, _row: number, mask: number) {
        masks.push(mask)
      },
    }
    expect(world.visitChanges(2, visitor)).toBe(true)
    expect(masks).toEqual([0b01, 0b11])
  })
})

describe('[S11] components that the schema does not know', () => {
  it('go whole whenever they change, after those of the schema', () => {
    const world = sealedWorld()
    const fieldOfU8 = { type: 'U8', value: 1 } as const
    const data: ComponentData = { type: 'Structured', fields: new Map([['a', fieldOfU8]]) }
    const stranger = { entityId: 1, componentId: 'Stranger' }
    applyDelta(world, [{ type: 'component_added', ...stranger, data }])
    world.seal(2)
    expect(world.changesSince(1)).toEqual([{ type: 'component_added', ...stranger, data }])
    const newValue = { type: 'U16', value: 2 } as const
    const fields = [{ fieldId: 'b', oldValue: undefined, newValue }]
    applyDelta(world, [{ type: 'fields_updated', ...stranger, fields }])
    world.patch(3, 'Position', { x: 1 })
    world.seal(3)
    expect(world.changesSince(2)?.slice(1)).toEqual([
      {
        type: 'component_updated',
        ...stranger,
        data: {
          type: 'Structured',
          fields: new Map<string, unknown>([
            ['a', fieldOfU8],
            ['b', newValue],
          ]),
        },
      },
    ])
    world.remove(1, 'Stranger')
    world.seal(4)
    expect(outline(world.changesSince(3))).toEqual(['component_removed 1 Stranger'])
  })
})
