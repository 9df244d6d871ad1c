import { createWorld, defineSchema, type EntityId, f32, optional, string } from '@tx2-link/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createMembersByValue } from '../../src/store/live-members.ts'
import { compareValues, type SortStep } from '../../src/store/sort-order.ts'

const schema = defineSchema({ Score: { points: f32, clan: optional(string) } })

const STEPS: readonly SortStep[] = [
  ['Score', 'points', 'descending'],
  ['Score', 'clan'],
]

const score = fc.record(
  {
    points: fc.oneof(fc.nat(5), fc.constant(Number.NaN)),
    clan: fc.constantFrom('Ash', 'Oak', 'Elm'),
  },
  { requiredKeys: ['points'] },
)

const batch = fc.array(fc.record({ pick: fc.nat(), score: fc.option(score) }), { maxLength: 60 })

it('[P52] are in the order of a plain sorted list, however many move at once', () => {
  fc.assert(
    fc.property(
      fc.array(batch, { maxLength: 12 }),
      fc.integer({ min: 1, max: 400 }),
      (batches, size) => {
        const world = createWorld(schema)
        const ids = Array.from({ length: size }, (_, index) =>
          world.spawn({ Score: { points: index % 7 } }),
        )
        const members = createMembersByValue(world, STEPS, ids)
        const plain = new Set(ids)
        for (const changes of batches) {
          for (const { pick, score: next } of changes) {
            const id = ids[pick % ids.length]!
            if (next === null) {
              members.delete(id)
              plain.delete(id)
            } else {
              world.set(id, 'Score', next)
              members.put(id, world.tables.entities.rowOf(id)!)
              plain.add(id)
            }
            expect(members.has(id)).toBe(plain.has(id))
          }
          const sorted = [...plain].sort(compareIn(world))
          expect(members.size).toBe(plain.size)
          expect(members.take(Infinity)).toEqual(sorted)
          expect(members.take(3)).toEqual(sorted.slice(0, 3))
        }
      },
    ),
  )
})

function compareIn(world: ReturnType<typeof createWorld<typeof schema>>) {
  return (first: EntityId, second: EntityId): number => {
    const [one, other] = [world.get(first, 'Score'), world.get(second, 'Score')]
    return (
      compareValues(one?.points, other?.points, true) ||
      compareValues(one?.clan, other?.clan, false) ||
      first - second
    )
  }
}
