import { describe, expect, it } from 'vitest'
import type { Format } from '../../../src/codec/codec.ts'
import { subjectOf } from '../../../src/codec/explain/node-path.ts'
import { explainPayload, explainText, find, greeting, mixed, moved } from './messages.ts'

const formats: readonly Format[] = ['msgpack', 'json']

describe('[X9] what a node is about', () => {
  it.each(formats)('entity, component and field, however deep it lies, in %s', (format) => {
    const delta = explainPayload(moved, format)
    const subject = { entityId: 214, componentId: 'Position', fieldId: 'y' }
    const y = find(delta, 'change.Position.y')
    expect(subjectOf(y)).toStrictEqual(subject)
    expect(subjectOf(find(delta, 'change.Position.y.old_value'))).toStrictEqual(subject)
    expect(subjectOf(y.parent!)).toStrictEqual({ ...subject, fieldId: undefined })
    expect(subjectOf(find(delta, 'change'))).toStrictEqual({
      entityId: 203,
      componentId: undefined,
      fieldId: undefined,
    })
    const snapshot = explainPayload(mixed, format)
    expect(subjectOf(find(snapshot, 'entity.Bag.slots.1.gold'))).toStrictEqual({
      entityId: 7,
      componentId: 'Bag',
      fieldId: 'slots',
    })
    expect(subjectOf(find(snapshot, 'entity.Note.data'))).toMatchObject({ componentId: 'Note' })
  })

  it('nothing where a message speaks of no entity', () => {
    const delta = explainPayload(moved, 'msgpack')
    for (const path of ['message', 'payload', 'header.sequence', 'metadata.change_count']) {
      expect(subjectOf(find(delta, path))).toBeUndefined()
    }
  })

  it('a schema is called by its names', () => {
    expect(find(explainPayload(greeting, 'json'), 'schema.Position.x.optional').value).toBe(true)
  })

  it('is known also when what names it comes last', () => {
    const header = '["Delta",1,1,1,1]'
    const field = '{"new_value":{"U8":3},"field_id":"hp"}'
    const change = `{"fields":[${field}],"component_id":"Health","entity_id":9,"type":"fields_updated"}`
    const payload = `{"base_timestamp":0,"metadata":[1,0,0,1],"changes":[${change}],"type":"delta"}`
    const explanation = explainText(`[${header},${payload}]`)
    const hp = find(explanation, 'change.Health.hp')
    expect(hp).toMatchObject({ type: 'U8', value: 3 })
    expect(subjectOf(hp)).toStrictEqual({ entityId: 9, componentId: 'Health', fieldId: 'hp' })
  })
})
