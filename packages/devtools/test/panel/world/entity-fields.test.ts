import {
  applyDelta,
  createDeltaPayload,
  createMessage,
  createSnapshotPayload,
  createWorld,
  type MessagePayload,
} from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { forEachFieldSet } from '../../../src/panel/world/changes-of.ts'
import { entityName, entityRows } from '../../../src/panel/world/entity-fields.ts'
import { schema } from '../gauges/rig.tsx'

const STAMP = { timestamp: 1n, sequence: 1n, schemaVersion: 1 }

function keysSet(payload: MessagePayload, id: number): string[] {
  const keys: string[] = []
  forEachFieldSet(createMessage(payload, STAMP), id, (key) => keys.push(key.replace('\0', '.')))
  return keys
}

describe('entityRows', () => {
  it('lists components and fields in the order of the schema, then those it does not know', () => {
    const world = createWorld(schema)
    world.spawn({ Name: { value: 'Tolk' }, Health: { current: 3, max: 9 } }, { id: 1 })
    applyDelta(world, [
      {
        type: 'component_added',
        entityId: 1,
        componentId: 'Mod',
        data: { type: 'Json', text: '{"on":true}' },
      },
      {
        type: 'component_added',
        entityId: 1,
        componentId: 'Raw',
        data: { type: 'Binary', bytes: Uint8Array.of(1, 2) },
      },
    ])
    const rows = entityRows(world, 1, new Set(['Name']))
    expect(rows.map((row) => (row.kind === 'field' ? row.field : row.component))).toEqual([
      'Health',
      'current',
      'max',
      'Name',
      'Mod',
      'on',
      'Raw',
      '',
    ])
    expect(rows.at(-1)).toMatchObject({ value: Uint8Array.of(1, 2) })
    expect(entityName(world, 1)).toBe('Tolk')
    expect(entityRows(world, 2)).toEqual([])
  })
})

describe('forEachFieldSet', () => {
  it('names the fields of one entity that a delta set', () => {
    const payload = createDeltaPayload(
      [
        {
          type: 'fields_updated',
          entityId: 1,
          componentId: 'Position',
          fields: [{ fieldId: 'x', oldValue: undefined, newValue: { type: 'F32', value: 1 } }],
        },
        {
          type: 'component_added',
          entityId: 1,
          componentId: 'Mod',
          data: { type: 'Json', text: '{"on":true}' },
        },
        { type: 'entity_removed', entityId: 2 },
      ],
      0n,
    )
    expect(keysSet(payload, 1)).toEqual(['Position.x', 'Mod.on', 'Mod.'])
    expect(keysSet(payload, 2)).toEqual([])
  })

  it('takes a snapshot to set all that it holds', () => {
    const world = createWorld(schema)
    world.spawn({ Health: { current: 3, max: 9 } }, { id: 1 })
    world.seal(1)
    expect(keysSet(createSnapshotPayload(world.snapshot(), 1), 1)).toEqual([
      'Health.current',
      'Health.max',
    ])
  })
})
