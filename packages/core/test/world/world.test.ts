import { describe, expect, it } from 'vitest'
import { type ComponentValue, defineSchema, type Schema } from '../../src/schema/define-schema.ts'
import {
  array,
  bool,
  bytes,
  f32,
  f64,
  i8,
  map,
  optional,
  type PlainValue,
  string,
  u16,
  u64,
  u8,
} from '../../src/schema/field.ts'
import { createWorld, type World } from '../../src/world/world.ts'

const schema = defineSchema({
  Position: { x: f32, y: f32 },
  Health: { current: u16, max: u16 },
  Name: { value: string, nick: optional(string) },
  Bag: { items: array, tags: map, icon: bytes },
  Odd: { byte: i8, wide: f64, big: u64, on: bool, small: u8 },
  Tag: {},
})

function faultOf(code: string, message: RegExp): unknown {
  return expect.objectContaining({
    name: 'LinkError',
    code,
    message: expect.stringMatching(message),
  })
}

/** What JavaScript callers may do, whatever the types say. */
function untyped(world: World): World {
  return world
}

describe('entities', () => {
  it('live from spawn to despawn, with their components', () => {
    const world = createWorld(schema)
    const orc = world.spawn({ Position: { x: 1, y: 2 }, Tag: {} })
    const elf = world.spawn()
    expect(world.size).toBe(2)
    expect([...world.ids()]).toEqual([orc, elf])
    expect(world.componentsOf(orc)).toEqual(['Position', 'Tag'])
    expect(world.has(orc, 'Position')).toBe(true)
    expect(world.has(orc, 'Health')).toBe(false)
    expect(world.despawn(orc)).toBe(true)
    expect(world.despawn(orc)).toBe(false)
    expect(world.has(orc)).toBe(false)
    expect(world.get(orc, 'Position')).toBeUndefined()
    expect(world.componentsOf(orc)).toEqual([])
    expect([...world.ids()]).toEqual([elf])
  })

  it('[J13] never get an id twice from the world, nor one that lives', () => {
    const world = createWorld(schema)
    const first = world.spawn()
    world.spawn({}, { id: first + 1 })
    world.despawn(first)
    expect(world.spawn()).toBe(first + 2)
  })

  it('[J13] are told from those who had their id before by the tick in which they came', () => {
    const world = createWorld(schema)
    const orc = world.spawn()
    world.seal(1)
    world.patch(world.spawn({ Tag: {} }), 'Tag', {})
    world.seal(2)
    expect(world.bornIn(orc)).toBe(1)
    world.despawn(orc)
    expect(world.bornIn(orc)).toBeUndefined()
    world.spawn({}, { id: orc })
    expect(world.bornIn(orc)).toBe(3)
  })

  it('[J13] an id chosen by the caller moves the ids of the world neither on nor back', () => {
    const world = createWorld(schema)
    world.spawn({}, { id: 100 })
    expect([world.spawn(), world.spawn()]).toEqual([1, 2])
    world.despawn(1)
    world.spawn({}, { id: 1 })
    world.despawn(1)
    expect(world.spawn()).toBe(3)
  })

  it('[J13] the world says that its range of ids is used up, and takes other ids still', () => {
    const world = createWorld(schema, { firstId: 10, lastId: 11 })
    expect([world.spawn(), world.spawn()]).toEqual([10, 11])
    world.despawn(10)
    expect(() => world.spawn()).toThrowError(faultOf('limit-exceeded', /between 10 and 11/))
    expect(world.spawn({}, { id: 10 })).toBe(10)
    expect(world.spawn({}, { id: 4_294_967_295 })).toBe(4_294_967_295)
  })

  it.each([-1, 1.5, 2 ** 32, Number.NaN])('cannot have %d as an id', (id) => {
    expect(() => createWorld(schema).spawn({}, { id })).toThrowError(faultOf('invalid-value', /id/))
  })

  it('cannot take an id that lives', () => {
    const world = createWorld(schema)
    world.spawn({ Tag: {} }, { id: 5 })
    expect(() => world.spawn({}, { id: 5 })).toThrowError(faultOf('invalid-value', /5 lives/))
    expect(world.has(5, 'Tag')).toBe(true)
  })

  it('[J14] are at most as many as the options say', () => {
    const world = createWorld(schema, { maxEntities: 2 })
    const first = world.spawn()
    world.spawn()
    expect(() => world.spawn()).toThrowError(faultOf('limit-exceeded', /at most 2/))
    world.despawn(first)
    world.spawn()
    expect(world.size).toBe(2)
  })

  it('[J14] leave their row to those who come after', () => {
    const world = createWorld(schema)
    for (let round = 0; round < 100; round += 1) {
      const ids = [world.spawn(), world.spawn()]
      for (const id of ids) world.despawn(id)
    }
    expect(world.tables.entities.rowCount).toBe(2)
  })

  it('do not inherit components from who lay in their row before', () => {
    const world = createWorld(schema)
    const id = world.spawn({ Name: { value: 'Orc', nick: 'O' }, Tag: {} })
    world.despawn(id)
    const next = world.spawn({ Name: { value: 'Elf' } })
    expect(world.componentsOf(next)).toEqual(['Name'])
    expect(world.get(next, 'Name')).toEqual({ value: 'Elf' })
  })
})

function oddOf(id: number): ComponentValue<typeof schema, 'Odd'> {
  return {
    byte: id % 100,
    wide: id / 3,
    big: BigInt(id),
    on: id % 2 === 0,
    small: id % 256,
  }
}

function bagOf(id: number): ComponentValue<typeof schema, 'Bag'> {
  return { items: [id], tags: {}, icon: new Uint8Array([id % 256]) }
}

describe('components', () => {
  it('set replaces all of it, patch some of it', () => {
    const world = createWorld(schema)
    const id = world.spawn({ Name: { value: 'Orc', nick: 'O' }, Position: { x: 1, y: 2 } })
    world.patch(id, 'Position', { y: 5 })
    expect(world.get(id, 'Position')).toEqual({ x: 1, y: 5 })
    world.patch(id, 'Name', { nick: undefined })
    expect(world.get(id, 'Name')).toEqual({ value: 'Orc' })
    expect(world.getField(id, 'Name', 'nick')).toBeUndefined()
    world.setField(id, 'Name', 'nick', 'Orky')
    expect(world.getField(id, 'Name', 'nick')).toBe('Orky')
    world.set(id, 'Name', { value: 'Elf' })
    expect(world.get(id, 'Name')).toEqual({ value: 'Elf' })
    expect(world.remove(id, 'Name')).toBe(true)
    expect(world.remove(id, 'Name')).toBe(false)
    expect(world.get(id, 'Name')).toBeUndefined()
    expect(world.getField(id, 'Name', 'value')).toBeUndefined()
  })

  it('keep their values while the world grows', () => {
    const world = createWorld(schema)
    for (let id = 1; id <= 1000; id += 1) {
      const nick = id % 3 === 0 ? { nick: `n${id}` } : {}
      world.spawn({ Odd: oddOf(id), Bag: bagOf(id), Name: { value: `v${id}`, ...nick } }, { id })
    }
    for (let id = 1; id <= 1000; id += 1) {
      expect(world.get(id, 'Odd')).toEqual(oddOf(id))
      expect(world.get(id, 'Bag')).toEqual(bagOf(id))
      expect(world.getField(id, 'Name', 'value')).toBe(`v${id}`)
      expect(world.getField(id, 'Name', 'nick')).toBe(id % 3 === 0 ? `n${id}` : undefined)
    }
  })

  it('come as a fresh object each time', () => {
    const world = createWorld(schema)
    const id = world.spawn({ Position: { x: 1, y: 2 } })
    expect(world.get(id, 'Position')).not.toBe(world.get(id, 'Position'))
  })

  it('[S4] f32 holds the rounded value, and infinities and NaN as they are', () => {
    const world = createWorld(schema)
    const id = world.spawn({ Position: { x: 0.1, y: Number.NaN } })
    expect(world.getField(id, 'Position', 'x')).toBe(Math.fround(0.1))
    expect(world.getField(id, 'Position', 'y')).toBeNaN()
    world.patch(id, 'Position', { x: -Infinity })
    expect(world.getField(id, 'Position', 'x')).toBe(-Infinity)
  })

  it('[J17] what they refer to is copied, and frozen where that is possible', () => {
    const world = createWorld(schema)
    const items = [1, { deep: [2] }]
    const tags = { a: [true] }
    const icon = new Uint8Array([1, 2])
    const id = world.spawn({ Bag: { items, tags, icon } })
    items.push(3)
    tags.a.push(false)
    icon[0] = 9
    const bag = world.get(id, 'Bag')
    expect(bag?.items).toEqual([1, { deep: [2] }])
    expect(bag?.tags['a']).toEqual([true])
    expect(bag?.icon).toEqual(new Uint8Array([1, 2]))
    expect(Object.isFrozen(bag?.items)).toBe(true)
    expect(Object.isFrozen(bag?.items[1])).toBe(true)
    expect(Object.isFrozen(bag?.tags['a'])).toBe(true)
  })

  it('[J17] a node buffer is copied too, although its own slice would share memory', () => {
    const world = createWorld(schema)
    const icon = Buffer.from([1, 2])
    const id = world.spawn({ Bag: { items: [], tags: {}, icon } })
    icon[0] = 9
    expect(world.getField(id, 'Bag', 'icon')).toEqual(new Uint8Array([1, 2]))
  })

  it('[J17] a field that did not change keeps its identity when it is written again', () => {
    const world = createWorld(schema)
    const id = world.spawn({ Bag: { items: [1], tags: {}, icon: new Uint8Array(1) } })
    const before = world.getField(id, 'Bag', 'items')
    world.patch(id, 'Bag', { items: [1] })
    expect(world.getField(id, 'Bag', 'items')).toBe(before)
  })
})

describe('[J16] a refused write says what is wrong and changes nothing', () => {
  const cases: [string, (world: World, id: number) => void, string, RegExp][] = [
    ['an entity that is not there', (w) => w.set(99, 'Tag', {}), 'unknown-entity', /99/],
    ['no such component', (w, id) => w.set(id, 'Nothing', {}), 'unknown-component', /Nothing/],
    ['an inherited name', (w, id) => w.set(id, 'toString', {}), 'unknown-component', /toString/],
    [
      'a component that it lacks',
      (w, id) => w.patch(id, 'Health', { max: 1 }),
      'unknown-component',
      /Health/,
    ],
    [
      'a field that it lacks',
      (w, id) => w.patch(id, 'Position', { x: 9, z: 1 }),
      'unknown-field',
      /Position .*"z"/,
    ],
    [
      'an inherited field',
      (w, id) => w.setField(id, 'Position', 'constructor', 1),
      'unknown-field',
      /constructor/,
    ],
    [
      'a wrong type after a right one',
      (w, id) => w.patch(id, 'Position', { x: 9, y: '1' }),
      'invalid-value',
      /Position\.y .*F32/,
    ],
    [
      'undefined for a required field',
      (w, id) => w.patch(id, 'Name', { value: undefined } as never),
      'invalid-value',
      /Name\.value/,
    ],
    ['a missing field', (w, id) => w.set(id, 'Position', { x: 1 }), 'invalid-value', /Position\.y/],
    [
      'a missing field of a new entity',
      (w) => w.spawn({ Tag: {}, Position: { x: 1 } }),
      'invalid-value',
      /Position\.y/,
    ],
    [
      'a new entity with a strange component',
      (w) => w.spawn({ Nothing: {} }),
      'unknown-component',
      /No/,
    ],
  ]

  it.each(cases)('%s', (_what, write, code, message) => {
    const world: World = createWorld<Schema>(schema)
    const id = world.spawn({ Position: { x: 1, y: 2 }, Name: { value: 'Orc' } })
    world.seal(1)
    expect(() => write(world, id)).toThrowError(faultOf(code, message))
    expect(world.isTouched).toBe(false)
    expect(world.get(id, 'Position')).toEqual({ x: 1, y: 2 })
    expect(world.spawn()).toBe(id + 1)
  })
})

function nested(levels: number): readonly PlainValue[] {
  return levels === 1 ? [] : [nested(levels - 1)]
}

describe('[S3] a value that its field cannot hold is refused', () => {
  it.each<[string, string, string, unknown]>([
    ['below an i8', 'Odd', 'byte', -129],
    ['above an i8', 'Odd', 'byte', 128],
    ['below a u8', 'Odd', 'small', -1],
    ['a fraction', 'Odd', 'small', 1.5],
    ['NaN as an integer', 'Odd', 'small', Number.NaN],
    ['a number as a 64-bit integer', 'Odd', 'big', 1],
    ['a negative u64', 'Odd', 'big', -1n],
    ['above a u64', 'Odd', 'big', 2n ** 64n],
    ['a number as a truth value', 'Odd', 'on', 1],
    ['a bigint as a float', 'Odd', 'wide', 1n],
    ['a float that f32 would make infinite', 'Position', 'x', 1e39],
    ['half a surrogate pair', 'Name', 'value', 'a\ud83d'],
    ['null for an optional field', 'Name', 'nick', null],
    ['an array as bytes', 'Bag', 'icon', [1, 2]],
    ['an object as an array', 'Bag', 'items', { length: 0 }],
    ['an array as a map', 'Bag', 'tags', []],
    ['an instance as a map', 'Bag', 'tags', new Date(0)],
    ['undefined in an array', 'Bag', 'items', [undefined]],
    ['a hole in an array', 'Bag', 'items', Object.assign([], { length: 1 })],
    ['a function in a map', 'Bag', 'tags', { call() {} }],
    ['a key that is not text', 'Bag', 'tags', { '\udc00': 1 }],
    ['a bigint beyond 64 bits in an array', 'Bag', 'items', [2n ** 64n]],
    ['more than 32 arrays within each other', 'Bag', 'items', nested(33)],
  ])('%s', (_what, component, field, value) => {
    const world: World = createWorld<Schema>(schema)
    const id = world.spawn({
      Position: { x: 1, y: 2 },
      Name: { value: 'Orc' },
      Bag: { items: [], tags: {}, icon: new Uint8Array(0) },
      Odd: { byte: 0, wide: 0, big: 0n, on: false, small: 0 },
    })
    const before = world.get(id, component)
    expect(() => world.setField(id, component, field, value as never)).toThrowError(
      faultOf('invalid-value', new RegExp(`${component}\\.${field}`)),
    )
    expect(world.get(id, component)).toEqual(before)
  })

  it('arrays within each other up to 32 are held', () => {
    const world = createWorld(schema)
    const items = nested(32)
    const id = world.spawn({ Bag: { items, tags: {}, icon: new Uint8Array(0) } })
    expect(world.getField(id, 'Bag', 'items')).toEqual(items)
  })
})

describe('names that objects inherit', () => {
  it('[D9] work as components, fields and keys of maps', () => {
    const odd = defineSchema({
      ['__proto__']: { ['__proto__']: f32, constructor: map },
      constructor: { valueOf: optional(u8) },
    })
    const world = createWorld(odd)
    const tags = JSON.parse('{"__proto__":1,"constructor":2}')
    const value = JSON.parse('{"__proto__":1}')
    const id = untyped(world).spawn({ ['__proto__']: { ...value, constructor: tags } })
    untyped(world).set(id, 'constructor', {})
    const component = world.get(id, '__proto__')
    expect(Object.keys(component ?? {})).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(component)).toBe(Object.prototype)
    expect(Object.entries(world.getField(id, '__proto__', 'constructor') ?? {})).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ])
    expect(world.get(id, 'constructor')).toEqual({})
  })
})

describe('options', () => {
  it.each([
    { firstId: 5, lastId: 4 },
    { firstId: -1 },
    { lastId: 2 ** 32 },
    { maxEntities: 0 },
    { maxEntities: Number.POSITIVE_INFINITY },
    { journalCapacity: 3 },
    { tombstoneCapacity: 0 },
    { tickCapacity: 2 ** 25 },
  ])('refuses %o', (options) => {
    expect(() => createWorld(schema, options)).toThrowError(faultOf('invalid-config', /./))
  })
})
