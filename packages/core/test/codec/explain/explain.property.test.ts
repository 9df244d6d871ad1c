import { encode } from '@msgpack/msgpack'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Format } from '../../../src/codec/codec.ts'
import { Explainer } from '../../../src/codec/explain/explain.ts'
import type { Explanation } from '../../../src/codec/explain/explained-node.ts'
import { findNodeAt } from '../../../src/codec/explain/find-node.ts'
import type { Message } from '../../../src/protocol/message.ts'
import { message } from '../arbitrary.ts'
import { bytesOf, codecs, formats, variants, vectors } from '../fixtures.ts'
import { anySpelling, messageTree } from '../msgpack/generic-tree.ts'
import { messageOfTree } from './rebuild.ts'
import { spellJson } from './spell-json.ts'
import { rangeFaults } from './tree-faults.ts'

const explainers = {
  msgpack: new Explainer('msgpack'),
  json: new Explainer('json'),
  bincode: new Explainer('bincode'),
}
/** What the library that spells MessagePack, and JSON's numbers, can carry. */
const spellable = {
  msgpack: { nonFinite: true, negativeZero: false },
  json: { nonFinite: false, negativeZero: false },
  bincode: { nonFinite: true, negativeZero: true },
}

const randoms = fc
  .infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }))
  .map((numbers) => () => numbers.next().value ?? 0)

/** A message in any spelling that is read as it. */
function spell(format: Format, value: Message, random: () => number): Uint8Array {
  if (format === 'json') return spellJson(value, random)
  // Bincode has one spelling.
  if (format === 'bincode') return codecs.bincode.encodeMessage(value)
  return encode(messageTree(value, anySpelling(random)), { useBigInt64: true })
}

function expectSound(explanation: Explanation, bytes: Uint8Array): void {
  const { root, roles, split } = explanation
  expect(rangeFaults(explanation, bytes.length)).toStrictEqual([])
  expect(messageOfTree(root)).toStrictEqual(explanation.message)
  expect(roles.length).toBe(bytes.length)
  expect(split.header + split.name + split.value + split.structure).toBe(bytes.length)
}

describe.each(formats)('%s', (format) => {
  it('[X1] [X2] [X4] whatever was written is explained as what it says', () => {
    const reach = { nonFinite: format !== 'json', negativeZero: true }
    fc.assert(
      fc.property(message(reach), (value) => {
        const bytes = codecs[format].encodeMessage(value)
        const explanation = explainers[format].explain(bytes)
        expect(explanation.message).toStrictEqual(value)
        expectSound(explanation, bytes)
      }),
      { numRuns: 300 },
    )
  })

  it('[X1] [X2] [X4] [X6] whatever the spelling, and the order of its fields', () => {
    fc.assert(
      fc.property(message(spellable[format]), randoms, (value, random) => {
        const bytes = spell(format, value, random)
        const explanation = explainers[format].explain(bytes)
        expect(explanation.message).toStrictEqual(value)
        expectSound(explanation, bytes)
      }),
      { numRuns: 300 },
    )
  })

  it('[X1] what was damaged is refused by the error of decoding, or explained', () => {
    const own = [...vectors, ...variants].filter(
      (fixture) => fixture.format === format && fixture.kind === 'message',
    )
    const mutation = fc.record({
      at: fc.nat(),
      remove: fc.nat({ max: 4 }),
      insert: fc.uint8Array({ maxLength: 4 }),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...own),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        ({ hex }, mutations) => {
          const damaged = [...bytesOf(hex)]
          for (const { at, remove, insert } of mutations) {
            damaged.splice(at % (damaged.length + 1), remove, ...insert)
          }
          const bytes = Uint8Array.from(damaged)
          const explained = attempt(() => explainers[format].explain(bytes))
          const decoded = attempt(() => codecs[format].decodeMessage(bytes))
          expect(explained.error).toStrictEqual(decoded.error)
          if (explained.value === undefined) return
          expect(explained.value.message).toStrictEqual(decoded.value)
          expectSound(explained.value, bytes)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('[X8] each byte leads to the smallest node that holds it', () => {
    fc.assert(
      fc.property(message(spellable[format]), randoms, (value, random) => {
        const bytes = spell(format, value, random)
        const { root } = explainers[format].explain(bytes)
        for (let offset = 0; offset < bytes.length; offset += 1) {
          const path = findNodeAt(root, offset)
          const [first, ...inner] = path
          expect(first).toBe(root)
          for (const [index, node] of inner.entries()) expect(node.parent).toBe(path[index])
          const last = path.at(-1)!
          expect(last.start <= offset && offset < last.end).toBe(true)
          expect(last.children.some(({ start, end }) => start <= offset && offset < end)).toBe(
            false,
          )
        }
      }),
      { numRuns: 50 },
    )
  })
})

function attempt<Value>(run: () => Value): { value?: Value; error?: unknown } {
  try {
    return { value: run() }
  } catch (error) {
    return { error }
  }
}
