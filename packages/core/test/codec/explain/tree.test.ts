import { describe, expect, it } from 'vitest'
import type { ExplainedNode } from '../../../src/codec/explain/explained-node.ts'
import { createDeltaPayload } from '../../../src/protocol/create-message.ts'
import { explainPayload, find, greeting, mixed, moved } from './messages.ts'
import { formats } from '../fixtures.ts'

/** What a tree for people shows of a node: its kind, name, type and value, and what it holds but for parts. */
function outline(node: ExplainedNode): unknown[] {
  const { kind, name, type, value, children } = node
  const shown = children.filter((child) => child.kind !== 'part' && child.kind !== 'old-value')
  const own = value === undefined ? [kind, name, type] : [kind, name, type, value]
  return shown.length === 0 ? own : [...own, shown.map(outline)]
}

describe.each(formats)('[X7] in %s, what a list holds belongs to what holds the list', (format) => {
  it('fields to their change', () => {
    const { root } = explainPayload(moved, format)
    const [header, payload] = root.children
    expect(header!.children.map(({ name }) => name)).toStrictEqual([
      'msg_type',
      'timestamp',
      'id',
      'sequence',
      'schema_version',
    ])
    expect(outline(payload!)).toStrictEqual([
      'payload',
      'payload',
      'delta',
      [
        ['change', '', 'entity_removed'],
        [
          'change',
          'Position',
          'fields_updated',
          [
            ['field', 'x', 'F32', Math.fround(1528.85)],
            ['field', 'y', 'F32', Math.fround(644.05)],
          ],
        ],
        ['property', 'base_timestamp', 'u64', 5n],
        [
          'metadata',
          'metadata',
          'metadata',
          [
            ['property', 'change_count', 'u32', 2],
            ['property', 'entities_added', 'u32', 0],
            ['property', 'entities_removed', 'u32', 1],
            ['property', 'components_updated', 'u32', 1],
          ],
        ],
      ],
    ])
  })

  it('what a component holds to the change that adds it', () => {
    const fields = new Map([['hp', { type: 'U8', value: 3 }]] as const)
    const added = createDeltaPayload(
      [
        { type: 'entity_added', entityId: 5 },
        {
          type: 'component_added',
          entityId: 5,
          componentId: 'Health',
          data: { type: 'Structured', fields },
        },
        {
          type: 'component_updated',
          entityId: 5,
          componentId: 'Note',
          data: { type: 'Json', text: '{}' },
        },
        { type: 'component_removed', entityId: 6, componentId: 'Note' },
      ],
      0n,
    )
    const { root } = explainPayload(added, format)
    const changes = root.children[1]!.children.filter(({ kind }) => kind === 'change')
    expect(changes.map(outline)).toStrictEqual([
      ['change', '', 'entity_added'],
      ['change', 'Health', 'component_added', [['field', 'hp', 'U8', 3]]],
      ['change', 'Note', 'component_updated', [['data', 'data', 'Json', '{}']]],
      ['change', 'Note', 'component_removed'],
    ])
    expect(changes.map(({ entityId }) => entityId)).toStrictEqual([5, 5, 5, 6])
  })

  it('an old value, if there is one, to its field', () => {
    const explanation = explainPayload(moved, format)
    const [x, y] = ['x', 'y'].map((name) => find(explanation, `change.Position.${name}`))
    expect(x!.children.map(({ kind }) => kind)).toStrictEqual(['part'])
    expect(y!.children.map(({ kind }) => kind)).toStrictEqual(['part', 'old-value'])
    expect(y!.children[1]).toMatchObject({ type: 'F32', value: Math.fround(642.71) })
  })

  it('components to their entity, and what they hold to them', () => {
    const { root } = explainPayload(mixed, format)
    expect(outline(root.children[1]!.children[1]!)).toStrictEqual([
      'entity',
      '',
      'entity',
      [
        ['component', 'Note', 'Json', [['data', 'data', 'Json', '{}']]],
        ['component', 'Mesh', 'Binary', [['data', 'data', 'Binary', Uint8Array.of(1, 200)]]],
        [
          'component',
          'Bag',
          'Structured',
          [
            ['field', 'empty', 'Null', null],
            [
              'field',
              'slots',
              'Array',
              [
                ['element', '0', 'U8', 3],
                ['element', '1', 'Map', [['entry', 'gold', 'I64', -4n]]],
              ],
            ],
          ],
        ],
      ],
    ])
  })

  it('schemas to the greeting, and their fields to them', () => {
    const { root } = explainPayload(greeting, format)
    expect(outline(root.children[1]!.children[1]!)).toStrictEqual([
      'schema',
      'Position',
      'schema',
      [
        ['property', 'version', 'u32', 2],
        [
          'schema-field',
          'x',
          'F32',
          [
            ['property', 'field_type', 'name', 'F32'],
            ['property', 'optional', 'bool', true],
          ],
        ],
      ],
    ])
  })
})
