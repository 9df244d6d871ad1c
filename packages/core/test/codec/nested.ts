import type { Format } from '../../src/codec/codec.ts'
import { createCodec } from '../../src/codec/create-codec.ts'
import { createMessage, createSnapshotPayload } from '../../src/protocol/create-message.ts'
import type { Message } from '../../src/protocol/message.ts'
import type { FieldValue } from '../../src/protocol/value.ts'

/** A snapshot that holds lists within each other, the innermost one empty. */
export function nested(lists: number): Message {
  let value: FieldValue = { type: 'Array', value: [] }
  for (let depth = 1; depth < lists; depth += 1) value = { type: 'Array', value: [value] }
  const fields = new Map([['v', value]])
  const entities = [
    { id: 1, components: [{ id: 'C', data: { type: 'Structured', fields } as const }] },
  ]
  return createMessage(createSnapshotPayload(entities, 0), {
    timestamp: 1n,
    sequence: 1n,
    schemaVersion: 1,
  })
}

/** How a list begins that holds one list, how an empty one is written, and how a list ends. */
const LIST: Readonly<Record<Format, Readonly<Record<'open' | 'empty' | 'close', Buffer>>>> = {
  msgpack: {
    open: Buffer.from('81a5417272617991', 'hex'),
    empty: Buffer.from('81a5417272617990', 'hex'),
    close: Buffer.alloc(0),
  },
  json: {
    open: Buffer.from('{"Array":['),
    empty: Buffer.from('{"Array":[]}'),
    close: Buffer.from(']}'),
  },
  bincode: {
    open: Buffer.from('0e0000000100000000000000', 'hex'),
    empty: Buffer.from('0e0000000000000000000000', 'hex'),
    close: Buffer.alloc(0),
  },
}

/** The bytes of such a snapshot, however deep: a deep list is put in the place of an empty one. */
export function nestedBytes(format: Format, lists: number): Uint8Array {
  const bytes = Buffer.from(createCodec(format).encodeMessage(nested(1)))
  const { open, empty, close } = LIST[format]
  const at = bytes.indexOf(empty)
  return new Uint8Array(
    Buffer.concat([
      bytes.subarray(0, at),
      Buffer.alloc(open.length * (lists - 1), open),
      empty,
      Buffer.alloc(close.length * (lists - 1), close),
      bytes.subarray(at + empty.length),
    ]),
  )
}
