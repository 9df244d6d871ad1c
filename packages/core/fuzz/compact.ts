import type { Format } from '../src/codec/codec.ts'
import { join } from './damage.ts'
import type { Kind } from './subject.ts'

/**
 * Things in the shortest spellings that readers take and no writer of ours writes, which cost the most
 * memory for a byte: ordinals for names in MessagePack, lists and disordered objects for structs in JSON.
 */
export interface CompactShape {
  readonly format: Format
  readonly kind: Kind
  readonly build: (count: number) => Uint8Array
}

/** Values in a list in the one field of a component. */
const packedValues = [
  '00',
  '810f80',
  '810d90',
  '810d9100',
  '810dc40100',
  '810e90',
  '810e9100',
  '810e920000',
  '810500',
  '810b00',
  '810ca0',
  '810ca161',
  '810ca26162',
  '810f81a000',
]
const packedEntities = [
  '920090',
  '8201900000',
  '92009192a0810090',
  '92009192a0810280',
  '92009192a08101a0',
]
const packedComponents = ['92a0810090', '92a0810280', '92a08101a0', '820181028000a0']
const packedChanges = [
  '920000',
  '930300a0',
  '940500a090',
  '940500a09193a0c0a44e756c6c',
  '940500a0918202a44e756c6c00a0',
  '940200a0810280',
  '940200a0810090',
]

const writtenValues = [
  '"Null"',
  '{"Map":{}}',
  '{"Bytes":[]}',
  '{"Bytes":[1]}',
  '{"Array":["Null"]}',
  '{"U64":1}',
  '{"F32":1}',
  '{"String":"\\n"}',
  '{"Map":{"":"Null"}}',
]
const writtenEntities = [
  '[0,[]]',
  '{"components":[],"id":0}',
  '[0,[["",{"Json":""}]]]',
  '[0,[["",{"Structured":{}}]]]',
  '{"":0,"":0,"":0,"":0,"":0,"components":[],"id":0}',
]
const writtenChanges = [
  '["entity_added",0]',
  '{"entity_id":0,"type":"entity_added"}',
  '["fields_updated",0,"",[["",null,"Null"]]]',
  '["fields_updated",0,"",[{"new_value":"Null","field_id":""}]]',
  '{"":0,"":0,"":0,"":0,"entity_id":0,"é":0,"type":"entity_removed"}',
  '{"\\n":"\\t","entity_id":0,"type":"entity_removed"}',
]

export const compactShapes: readonly CompactShape[] = [
  ...packedValues.map((unit) => packed('component', '92a143810281a176810edd', unit, '')),
  ...packedEntities.map((unit) => packed('world_snapshot', '93dd', unit, 'cb0000000000000000a0')),
  ...packedComponents.map((unit) =>
    packed('world_snapshot', '93919200dd', unit, 'cb0000000000000000a0'),
  ),
  ...packedChanges.map((unit) =>
    packed('delta', '93dd', unit, 'cb0000000000000000cb0000000000000000'),
  ),
  ...writtenValues.map((unit) =>
    written('component', '["",{"Structured":{"v":{"Array":[', unit, ']}}}]'),
  ),
  ...writtenEntities.map((unit) => written('world_snapshot', '[[', unit, '],0,""]')),
  ...writtenChanges.map((unit) => written('delta', '[[', unit, '],0,0]')),
  // What is within has to be passed over before its kind is known.
  ...writtenChanges.map((unit) =>
    written(
      'message',
      '{"payload":{"metadata":[0,0,0,0],"base_timestamp":0,"changes":[',
      unit,
      '],"type":"delta"},"header":["Delta",0,0,0,0]}',
    ),
  ),
  written('message', '{"x":[', '{"":0}', '],"payload":["ping"],"header":["Ping",0,0,0,0]}'),
]

function packed(kind: Kind, start: string, unit: string, end: string): CompactShape {
  const [head, item, tail] = [start, unit, end].map((hex) => Buffer.from(hex, 'hex'))
  return {
    format: 'msgpack',
    kind,
    build: (count) => {
      const length = new DataView(new ArrayBuffer(4))
      length.setUint32(0, count)
      const items = item === undefined ? NO_BYTES : Buffer.alloc(item.length * count, item)
      return join(head ?? NO_BYTES, new Uint8Array(length.buffer), items, tail ?? NO_BYTES)
    },
  }
}

function written(kind: Kind, start: string, unit: string, end: string): CompactShape {
  return {
    format: 'json',
    kind,
    build: (count) =>
      new Uint8Array(
        Buffer.from(start + Array.from({ length: count }, () => unit).join(',') + end),
      ),
  }
}

const NO_BYTES = new Uint8Array(0)
