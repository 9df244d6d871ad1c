import { describe, expect, it } from 'vitest'
import { CellMap, type Publication } from '../../src/store/cell-map.ts'

/** Cells whose values are what the test says, and what their maker was shown as previous ones. */
function createCells(): {
  readonly cells: CellMap<string>
  readonly world: Map<number, string>
  readonly previous: (string | undefined)[]
  publication(): Publication
} {
  const world = new Map<number, string>()
  const previous: (string | undefined)[] = []
  let number = 0
  const cells = new CellMap<string>((id, before) => {
    previous.push(before)
    return world.get(id)
  })
  const publication = (): Publication => {
    number += 1
    return { number, notification: [] }
  }
  return { cells, world, previous, publication }
}

describe('cells', () => {
  it('[P45] make a value once and again only after it was touched', () => {
    const { cells, world, previous, publication } = createCells()
    world.set(1, 'a')
    cells.read(1)
    cells.read(1)
    expect(previous).toEqual([undefined])

    world.set(1, 'b')
    cells.touch(1, publication())
    expect([cells.read(1), cells.read(1)]).toEqual(['b', 'b'])
    expect(previous).toEqual([undefined, 'a'])
  })

  it('[P46] forget an entity that is gone unless somebody listens to it', () => {
    const { cells, world, previous, publication } = createCells()
    for (const id of [1, 2, 3]) world.set(id, 'a')
    for (const id of [1, 2, 3]) cells.read(id)
    const stop = cells.subscribe(2, () => {})
    cells.subscribe(3, () => {})
    for (const id of [1, 2, 3]) cells.drop(id, publication())
    stop()
    previous.length = 0
    for (const id of [1, 2, 3]) cells.read(id)

    expect(previous).toEqual([undefined, undefined, 'a'])
  })

  it('[P47] remember nothing of ids that do not exist', () => {
    const { cells, world } = createCells()
    cells.read(1)
    cells.subscribe(2, () => {})()
    world.set(1, 'a')
    world.set(2, 'a')

    expect([cells.read(1), cells.read(2)]).toEqual(['a', 'a'])
  })

  it('[P73] are the same source while there is a value or somebody listens', () => {
    const { cells, world, publication } = createCells()
    world.set(1, 'a')
    const source = cells.source(1)
    expect(source.read()).toBe('a')
    expect(cells.source(1)).toBe(source)

    world.delete(1)
    const stop = source.subscribe(() => {})
    cells.drop(1, publication())
    expect([source.read(), cells.source(1) === source]).toEqual([undefined, true])
    stop()
    expect(cells.source(1)).not.toBe(source)
  })

  it('[P73] lead on from a source that was let go of to the one that took its place', () => {
    const { cells, world, publication } = createCells()
    const [early, late] = [cells.source(1), cells.source(1)]
    const told: string[] = []
    late.subscribe(() => told.push('late'))
    early.subscribe(() => told.push('early'))
    world.set(1, 'a')
    const { notification, number } = publication()
    cells.touch(1, { notification, number })
    for (const { listener } of notification) listener?.()

    expect(told).toEqual(['late', 'early'])
    expect([early.read(), late.read()]).toEqual(['a', 'a'])
    world.set(1, 'b')
    cells.touch(1, publication())
    expect([early.read(), late.read()]).toEqual(['b', 'b'])
  })
})
