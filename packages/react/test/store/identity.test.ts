import type { ComponentData } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import type { EntityQuery } from '../../src/store/entity-query.ts'
import { createGame } from '../game.ts'

const ORC = { Position: { x: 0, y: 0 }, Health: { current: 80, max: 100 } }

describe('identity of what is read', () => {
  it('[P19] gives the same frozen objects until they change', () => {
    const { server, world, frame } = createGame()
    const [orc, elf] = [server.spawn(ORC), server.spawn(ORC)]
    frame()
    const before = { orc: world.get(orc)!, elf: world.get(elf)! }
    server.patch(orc, 'Position', { x: 1 })
    frame()

    expect(world.get(elf)).toBe(before.elf)
    expect(world.get(orc)).not.toBe(before.orc)
    expect(world.get(orc)).toBe(world.get(orc))
    expect(world.get(orc)?.Health).toBe(before.orc.Health)
    expect(world.component(orc, 'Position')).toBe(world.get(orc)?.Position)
    expect(before.orc.Position).toEqual({ x: 0, y: 0 })
    expect(Object.isFrozen(world.get(orc))).toBe(true)
    expect(Object.isFrozen(world.component(orc, 'Position'))).toBe(true)
    expect(Object.getPrototypeOf(world.get(orc))).toBeNull()
  })

  it('[P20] keeps objects and lists through a snapshot that repeats the state', () => {
    const { link, server, frames, store, world, frame } = createGame()
    const bag = { items: ['rope', [1, 2]], gold: 3n, open: true }
    const orc = server.spawn({ ...ORC, Bag: bag })
    frame()
    const before = [world.get(orc), world.component(orc, 'Bag'), world.ids()]
    const items = world.field(orc, 'Bag', 'items')
    link.deliverSnapshot()
    frames.draw()

    expect(store.getState().revision).toBe(1)
    const after = [world.get(orc), world.component(orc, 'Bag'), world.ids()]
    for (const [index, value] of after.entries()) expect(value).toBe(before[index])
    expect(world.field(orc, 'Bag', 'items')).toBe(items)
  })

  it('[P21] replaces by a snapshot only what differs and sweeps what it lacks', () => {
    const { link, server, frames, world, frame } = createGame()
    const [orc, elf, imp] = [server.spawn(ORC), server.spawn(ORC), server.spawn(ORC)]
    frame()
    const before = { orc: world.get(orc), elf: world.get(elf) }
    server.patch(orc, 'Health', { current: 1 })
    server.despawn(imp)
    link.deliverSnapshot()
    frames.draw()

    expect(world.get(elf)).toBe(before.elf)
    expect(world.get(orc)?.Position).toBe(before.orc?.Position)
    expect(world.get(orc)?.Health).toEqual({ current: 1, max: 100 })
    expect(world.get(imp)).toBeUndefined()
    expect(world.ids()).toEqual([orc, elf])
  })

  it('[P22] keeps the object of a value that changed and changed back within a frame', () => {
    const { link, server, frames, world, frame } = createGame()
    const orc = server.spawn({ ...ORC, Bag: { items: [[1], { a: NaN }], gold: 1n, open: false } })
    frame()
    const before = world.get(orc)
    server.patch(orc, 'Position', { x: 9 })
    server.patch(orc, 'Bag', { items: [] })
    link.deliver()
    server.patch(orc, 'Position', { x: 0 })
    server.patch(orc, 'Bag', { items: [[1], { a: NaN }] })
    link.deliver()
    frames.draw()

    expect(world.get(orc)).toBe(before)
  })

  it('[P23] tells apart values that only look alike', () => {
    const { server, world, frame } = createGame()
    const orc = server.spawn({ Bag: { items: [0], gold: 1n, open: false } })
    frame()
    for (const items of [[-0], ['0'], [[0]], [{ 0: 0 }], [new Uint8Array([0])], [0, 0]]) {
      const before = world.component(orc, 'Bag')
      server.patch(orc, 'Bag', { items })
      frame()
      expect(world.component(orc, 'Bag')).not.toBe(before)
      expect(world.field(orc, 'Bag', 'items')).toEqual(items)
    }
  })

  it('[P24] reads one field, and undefined where there is none', () => {
    const { server, world, frame } = createGame()
    const orc = server.spawn({ ...ORC, Name: { value: 'Orc' } })
    frame()

    expect(world.field(orc, 'Health', 'current')).toBe(80)
    expect(world.field(orc, 'Name', 'title')).toBeUndefined()
    expect(world.field(orc, 'Bag', 'gold')).toBeUndefined()
    expect(world.field(99, 'Health', 'current')).toBeUndefined()
  })

  it('[P25] reads as undefined what the schema does not name, odd names included', () => {
    const { store, world, server, frame } = createGame()
    const orc = server.spawn(ORC)
    frame()
    const loose: { component(id: number, name: string): unknown } = world
    const looseField: { field(id: number, name: string, field: string): unknown } = world
    for (const name of ['Nope', '__proto__', 'constructor', 'toString']) {
      expect(loose.component(orc, name)).toBeUndefined()
      expect(looseField.field(orc, 'Health', name)).toBeUndefined()
      expect(looseField.field(orc, name, 'x')).toBeUndefined()
    }
    expect(store.getState().world).toBe(world)
  })

  it('[P44] reads components that the schema does not know as what they came as', () => {
    const { link, server, frames, world, frame } = createGame()
    const orc = server.spawn(ORC)
    frame()
    const add = (componentId: string, data: ComponentData): void =>
      link.deliverChanges([{ type: 'component_added', entityId: orc, componentId, data }])
    add('Fields', { type: 'Structured', fields: new Map([['speed', { type: 'U8', value: 3 }]]) })
    add('Text', { type: 'Json', text: '{"list":[1,2]}' })
    add('Nothing', { type: 'Json', text: 'null' })
    add('Raw', { type: 'Binary', bytes: new Uint8Array([1, 2]) })
    frames.draw()

    const loose: {
      component(id: number, name: string): unknown
      field(id: number, name: string, field: string): unknown
      query(query: EntityQuery): readonly number[]
    } = world
    expect(loose.component(orc, 'Fields')).toEqual({ speed: 3 })
    expect(loose.component(orc, 'Text')).toEqual({ list: [1, 2] })
    expect(loose.component(orc, 'Nothing')).toBeNull()
    expect(loose.component(orc, 'Raw')).toEqual(new Uint8Array([1, 2]))
    for (const name of ['Fields', 'Text', 'Nothing', 'Raw']) {
      expect(loose.component(orc, name)).toBe(loose.component(orc, name))
      expect(loose.field(orc, name, 'constructor')).toBeUndefined()
      expect(loose.query({ all: [name] })).toEqual([orc])
    }
    expect(loose.field(orc, 'Fields', 'speed')).toBe(3)
    expect(loose.field(orc, 'Text', 'list')).toBe(loose.field(orc, 'Text', 'list'))
  })
})
