import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyDelta } from '../../src/delta/apply-delta.ts'
import { applySnapshot } from '../../src/delta/apply-snapshot.ts'
import type { EntityId } from '../../src/protocol/ids.ts'
import type { SerializedEntity } from '../../src/protocol/value.ts'
import type { Schema } from '../../src/schema/define-schema.ts'
import { World } from '../../src/world/world.ts'
import type { WorldOptions } from '../../src/world/world-options.ts'
import { canonical, plainText } from './canonical.ts'
import { type History, play, scriptArbitrary } from './random-history.ts'

const TINY: WorldOptions = { journalCapacity: 2, tombstoneCapacity: 1, tickCapacity: 2 }

function replicaOf(schema: Schema, entities: readonly SerializedEntity[]): World {
  const replica = new World(schema)
  applySnapshot(replica, entities)
  replica.seal(0)
  return replica
}

/** Follows the world from every base, and from every state between the base and the end. */
function expectEveryDeltaToLead({ world, moments }: History): number {
  const end = canonical(world.snapshot())
  let unreachable = 0
  for (const [position, base] of moments.entries()) {
    const changes = world.changesSince(base.tick)
    if (changes === undefined) {
      unreachable += 1
      continue
    }
    for (const { entities } of moments.slice(position)) {
      const replica = replicaOf(world.schema, entities)
      const result = applyDelta(replica, changes)
      replica.seal(1)
      expect(canonical(replica.snapshot())).toBe(end)
      expect(result).toEqual({ unknown: 0, conflicts: 0, ignoredFields: 0 })
    }
  }
  return unreachable
}

describe('a world against plain objects', () => {
  it('[J2] holds what was written, rounded as its fields are', () => {
    fc.assert(
      fc.property(scriptArbitrary, (script) => {
        const { world, model } = play(script)
        expect([...world.ids()].sort()).toEqual([...model.keys()].sort())
        for (const [id, components] of model) {
          expect(world.componentsOf(id).sort()).toEqual([...components.keys()].sort())
          for (const [name, value] of components) {
            expect(plainText(world.get(id, name))).toBe(
              plainText(stored(script.schema, name, value)),
            )
          }
        }
      }),
    )
  })
})

function stored(schema: Schema, name: string, value: unknown): unknown {
  const shape = schema.components.get(name)
  if (shape === undefined) return value
  const rounded = shape.fields.flatMap(({ id, type }) => {
    const held = Object.entries(value as object).find(([key]) => key === id)?.[1]
    if (held === undefined) return []
    if (type === 'F32') return [[id, Math.fround(held)]]
    // -0 is no integer.
    return [[id, typeof held === 'number' && type !== 'F64' ? held + 0 : held]]
  })
  return Object.fromEntries(rounded)
}

describe('deltas from any tick', () => {
  it('[J4] a delta from B makes any state from B on exactly the last state', () => {
    fc.assert(
      fc.property(scriptArbitrary, (script) => {
        expect(expectEveryDeltaToLead(play(script))).toBe(0)
      }),
    )
  })

  it('[J11] [J12] so does one from a journal that forgot, or it is refused', () => {
    let refused = 0
    fc.assert(
      fc.property(scriptArbitrary, (script) => {
        refused += expectEveryDeltaToLead(play(script, TINY))
      }),
    )
    expect(refused).toBeGreaterThan(0)
  })

  it('[J11] a journal that forgot changes but no removals still reaches every tick', () => {
    fc.assert(
      fc.property(scriptArbitrary, (script) => {
        const history = play(script, { journalCapacity: 1 })
        expect(expectEveryDeltaToLead(history)).toBe(0)
      }),
    )
  })

  it('[J5] the same history gives the same delta', () => {
    fc.assert(
      fc.property(scriptArbitrary, (script) => {
        const one = play(script).world
        const other = play(script).world
        for (let base = 0; base <= one.tick; base += 1) {
          expect(plainText(one.changesSince(base))).toBe(plainText(other.changesSince(base)))
        }
      }),
    )
  })

  it('[J4] a replica that applies every tick can itself be followed from any of its ticks', () => {
    fc.assert(
      fc.property(scriptArbitrary, (script) => {
        const { world, moments } = play(script)
        const relay = new World(script.schema)
        const relayed = [{ tick: 0, entities: relay.snapshot() }]
        for (const { entities } of moments) {
          applySnapshot(relay, entities)
          if (relay.seal(relay.tick)) relayed.push({ tick: relay.tick, entities })
        }
        expect(canonical(relay.snapshot())).toBe(canonical(world.snapshot()))
        const model = new Map<EntityId, never>()
        expectEveryDeltaToLead({ world: relay, moments: relayed, model })
      }),
    )
  })
})

describe('applying', () => {
  it('[D4] a delta applied twice changes nothing the second time but lives that ended between', () => {
    fc.assert(
      fc.property(scriptArbitrary, (script) => {
        const { world } = play(script)
        const changes = world.changesSince(0) ?? []
        const replica = new World(script.schema)
        applyDelta(replica, changes)
        replica.seal(1)
        const once = canonical(replica.snapshot())
        applyDelta(replica, changes)
        replica.seal(2)
        expect(canonical(replica.snapshot())).toBe(once)
      }),
    )
  })

  it('[D5] a snapshot makes any world equal to it, and the same snapshot again writes nothing', () => {
    fc.assert(
      fc.property(scriptArbitrary, fc.nat(), fc.nat(), (script, from, to) => {
        const { moments, world } = play(script)
        const before = moments[from % moments.length]!.entities
        const after = moments[to % moments.length]!.entities
        const replica = replicaOf(world.schema, before)
        applySnapshot(replica, after)
        replica.seal(1)
        expect(canonical(replica.snapshot())).toBe(canonical(after))
        applySnapshot(replica, after)
        expect(replica.isTouched).toBe(false)
      }),
    )
  })
})
