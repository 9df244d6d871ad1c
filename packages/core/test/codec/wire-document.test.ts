import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createMessage } from '../../src/protocol/create-message.ts'
import type { Message } from '../../src/protocol/message.ts'
import {
  CHANGE_TAGS,
  COMPONENT_DATA_TYPES,
  COMPRESSION_TYPES,
  FIELD_TYPES,
  HEADER_TYPES,
  PAYLOAD_TAGS,
} from '../../src/codec/wire-names.ts'
import { componentSchemas } from '../../src/schema/component-schema.ts'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { optional, u8 } from '../../src/schema/field.ts'
import { SchemaRegistry } from '../../src/schema/schema-registry.ts'
import { composeGreeting } from '../../src/sync/compose-greeting.ts'
import { bytesOf, codecs, formats, hexOf } from './fixtures.ts'

const document = readFileSync(new URL('../../WIRE.md', import.meta.url), 'utf8')

const spelled: Readonly<Record<string, Message>> = {
  ping: createMessage(
    { type: 'ping' },
    { timestamp: 1763800000001n, sequence: 1n, schemaVersion: 1 },
  ),
  fields_updated: createMessage(
    {
      type: 'delta',
      changes: [
        {
          type: 'fields_updated',
          entityId: 214,
          componentId: 'Position',
          fields: [
            { fieldId: 'x', oldValue: undefined, newValue: { type: 'F32', value: 1.5 } },
            {
              fieldId: 'tag',
              oldValue: { type: 'Bytes', value: Uint8Array.of(1, 200) },
              newValue: { type: 'Null' },
            },
          ],
        },
      ],
      baseTimestamp: 950n,
      metadata: { changeCount: 1, entitiesAdded: 0, entitiesRemoved: 0, componentsUpdated: 1 },
    },
    { timestamp: 1000n, sequence: 7n, schemaVersion: 1 },
  ),
}

const registry = new SchemaRegistry()
const health = defineSchema({ Health: { current: u8, armor: optional(u8) } })
for (const component of componentSchemas(health, 3)) registry.register(component)

const messages: Readonly<Record<string, Message>> = {
  ...spelled,
  greeting: createMessage(
    composeGreeting({
      config: { format: 'json', role: 'client' },
      registry,
      introduction: { resume: '0c55e1d7a9f3b264' },
      outbound: { epoch: '5a1c0f3be2d94407', at: 1763800001950n },
      state: { have: 1763800000001n, epoch: '93d1f6a07c4e2b58' },
    }),
    { timestamp: 1763800002000n, sequence: 1n, schemaVersion: 3 },
  ),
}

const examples = [...document.matchAll(/^```text (\w+) (\w+)\n([^`]*)```$/gm)].map(
  ([, format, name, text]) => ({ format: format!, name: name!, text: text! }),
)

/** The bytes of a line: all that stands before two spaces and the words. */
function hexOfLine(line: string): string {
  return (/^\s*((?:[0-9a-f]{2}| (?! ))+)/.exec(line)?.[1] ?? '').replaceAll(' ', '')
}

/** The names that the document lists after this head. */
function named(head: string, end: RegExp): string[] {
  const text = document.slice(document.indexOf(`\n${head}`) + head.length + 1)
  return [...text.slice(0, text.search(end)).matchAll(/(\w+)(?:\([^)]*\))?(?:,|$)/gm)].map(
    ([, name]) => name!,
  )
}

describe('[W1] WIRE.md shows what the codecs write', () => {
  it('in each format', () => {
    const shown = examples.map(({ format, name }) => `${format} ${name}`).sort()
    const wanted = formats.flatMap((format) => [`${format} ping`, `${format} fields_updated`])
    expect(shown).toStrictEqual([...wanted, 'json greeting'].sort())
  })

  it.each(examples.filter(({ format }) => format === 'json'))('json $name', ({ name, text }) => {
    expect(Buffer.from(codecs.json.encodeMessage(messages[name]!)).toString()).toBe(text.trim())
  })

  it.each(examples.filter(({ format }) => format !== 'json'))('$format $name', (example) => {
    const codec = codecs[example.format as 'msgpack' | 'bincode']
    const hex = example.text.split('\n').map(hexOfLine).join('')
    expect(hex).toBe(hexOf(codec.encodeMessage(messages[example.name]!)))
    expect(codec.decodeMessage(bytesOf(hex))).toStrictEqual(messages[example.name])
  })
})

describe('[W1] WIRE.md names every kind in the order of its ordinals', () => {
  it.each([
    ['MessageType  ', HEADER_TYPES.names],
    ['Compression  ', COMPRESSION_TYPES.names],
    ['ComponentData  ', COMPONENT_DATA_TYPES.names],
  ])('%s', (head, names) => {
    expect(named(head, /\n/)).toStrictEqual(names)
  })

  it('FieldValue', () => {
    expect(named('FieldValue  ', /\nFieldType/)).toStrictEqual(FIELD_TYPES.names)
  })

  it.each([
    ['Payload', PAYLOAD_TAGS.names],
    ['Change', CHANGE_TAGS.names],
  ])('%s', (head, names) => {
    const text = document.slice(document.indexOf(`\n${head}\n`) + head.length + 2)
    const lines = text.slice(0, text.search(/\n(\n|```)/)).split('\n')
    expect(lines.map((line) => line.trim().split(' ')[0])).toStrictEqual(names)
  })
})
