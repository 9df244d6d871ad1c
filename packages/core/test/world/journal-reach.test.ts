import { describe, expect, it } from 'vitest'
import { outline, sealedWorld } from './journal-helpers.ts'

describe('[J14] up to its capacity the journal forgets nothing', () => {
  it('while it grows: every tick can be told from every other', () => {
    const world = sealedWorld({ journalCapacity: 512 }, 300)
    for (let id = 1; id <= 300; id += 1) {
      world.patch(id, 'Position', id % 2 === 0 ? { x: -1 } : { y: -1 })
      world.seal(2)
    }
    for (let base = 1; base <= world.tick; base += 1) {
      const expected = Array.from({ length: world.tick - base }, (_, index) => {
        const id = base + index
        return `fields_updated ${id} Position ${id % 2 === 0 ? 'x' : 'y'}`
      })
      expect(outline(world.changesSince(base))).toEqual(expected)
    }
  })

  it('nor do the removals', () => {
    const world = sealedWorld({ tombstoneCapacity: 512 }, 300)
    for (let id = 1; id <= 300; id += 1) {
      world.despawn(id)
      world.seal(2)
    }
    for (let base = 1; base <= world.tick; base += 1) {
      const expected = Array.from(
        { length: world.tick - base },
        (_, index) => `entity_removed ${base + index}`,
      )
      expect(outline(world.changesSince(base))).toEqual(expected)
    }
  })
})

describe('[J11] where the journal no longer reaches, more is named, never less', () => {
  it('all fields of a component that changed, of rows that changed', () => {
    const world = sealedWorld({ journalCapacity: 2 })
    world.patch(1, 'Position', { x: 9 })
    world.seal(2)
    for (const id of [1, 2]) world.patch(id, 'Position', { y: 5 })
    world.seal(3)
    expect(outline(world.changesSince(1))).toEqual([
      'fields_updated 1 Position x,y',
      'fields_updated 2 Position x,y',
    ])
    expect(outline(world.changesSince(2))).toEqual([
      'fields_updated 1 Position y',
      'fields_updated 2 Position y',
    ])
  })

  it('also when one tick alone was too much for it', () => {
    const world = sealedWorld({ journalCapacity: 2 }, 5)
    for (const id of [5, 4, 3, 1]) world.patch(id, 'Position', { y: 5 })
    world.patch(5, 'Position', { x: 1000 })
    world.seal(2)
    expect(outline(world.changesSince(1))).toEqual(
      [1, 3, 4, 5].map((id) => `fields_updated ${id} Position x,y`),
    )
  })

  it('entities born are found by their birth', () => {
    const world = sealedWorld({ journalCapacity: 2 })
    for (const id of [30, 20, 10]) world.spawn({}, { id })
    world.seal(2)
    expect(outline(world.changesSince(1))).toEqual([
      'entity_added 30',
      'entity_added 20',
      'entity_added 10',
    ])
  })
})

describe('[J12] where removals are no longer all known, a snapshot is due', () => {
  it('and bases that they still reach are served', () => {
    const world = sealedWorld({ tombstoneCapacity: 2 }, 5)
    for (const id of [1, 2, 3]) {
      world.despawn(id)
      world.seal(id)
    }
    expect(world.changesSince(1)).toBeUndefined()
    expect(outline(world.changesSince(2))).toEqual(['entity_removed 2', 'entity_removed 3'])
  })

  it.each([2, -1, 0.5, Number.NaN])('a base of %d that was never a tick is refused too', (base) => {
    expect(sealedWorld().changesSince(base)).toBeUndefined()
  })

  it('the last tick itself needs no change', () => {
    expect(sealedWorld().changesSince(1)).toEqual([])
  })
})
