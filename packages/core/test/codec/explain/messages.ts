import type { Format } from '../../../src/codec/codec.ts'
import { createCodec } from '../../../src/codec/create-codec.ts'
import { explain } from '../../../src/codec/explain/explain.ts'
import type { ExplainedNode, Explanation } from '../../../src/codec/explain/explained-node.ts'
import { pathOf } from '../../../src/codec/explain/node-path.ts'
import {
  createDeltaPayload,
  createMessage,
  createSnapshotPayload,
} from '../../../src/protocol/create-message.ts'
import type { MessagePayload } from '../../../src/protocol/message.ts'
import type { FieldValue } from '../../../src/protocol/value.ts'
import { nodesOf } from './tree-faults.ts'

const stamp = { timestamp: 1000n, sequence: 3n, schemaVersion: 1 }

export function bytesOfPayload(payload: MessagePayload, format: Format): Uint8Array {
  return createCodec(format).encodeMessage(createMessage(payload, stamp))
}

export function explainPayload(payload: MessagePayload, format: Format): Explanation {
  return explain(bytesOfPayload(payload, format), format)
}

export function explainText(json: string): Explanation {
  return explain(new TextEncoder().encode(json), 'json')
}

/** The one node of this path. */
export function find(explanation: Explanation, path: string): ExplainedNode {
  const [found, ...more] = nodesOf(explanation.root).filter((node) => pathOf(node) === path)
  if (found === undefined || more.length > 0) throw new Error(`${path} is not the path of one node`)
  return found
}

function f32(value: number): FieldValue {
  return { type: 'F32', value: Math.fround(value) }
}

/** A removal, and a change of two fields of which one tells its old value. */
export const moved: MessagePayload = createDeltaPayload(
  [
    { type: 'entity_removed', entityId: 203 },
    {
      type: 'fields_updated',
      entityId: 214,
      componentId: 'Position',
      fields: [
        { fieldId: 'x', oldValue: undefined, newValue: f32(1528.85) },
        { fieldId: 'y', oldValue: f32(642.71), newValue: f32(644.05) },
      ],
    },
  ],
  5n,
)

/** A component of each kind of data. */
export const mixed: MessagePayload = createSnapshotPayload(
  [
    {
      id: 7,
      components: [
        { id: 'Note', data: { type: 'Json', text: '{}' } },
        { id: 'Mesh', data: { type: 'Binary', bytes: Uint8Array.of(1, 200) } },
        {
          id: 'Bag',
          data: {
            type: 'Structured',
            fields: new Map<string, FieldValue>([
              ['empty', { type: 'Null' }],
              [
                'slots',
                {
                  type: 'Array',
                  value: [
                    { type: 'U8', value: 3 },
                    { type: 'Map', value: new Map([['gold', { type: 'I64', value: -4n }]]) },
                  ],
                },
              ],
            ]),
          },
        },
      ],
    },
  ],
  1,
)

/** A schema as a greeting has it. */
export const greeting: MessagePayload = {
  type: 'schema_sync',
  schemas: [
    {
      componentId: 'Position',
      version: 2,
      fields: [{ fieldId: 'x', fieldType: 'F32', optional: true }],
    },
  ],
}
