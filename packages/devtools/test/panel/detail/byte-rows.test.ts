import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  byteAtCharacter,
  byteRow,
  hexWidth,
  type Segment,
} from '../../../src/panel/detail/byte-rows.ts'

const bytes = Uint8Array.from({ length: 16 }, (_, at) => 0x41 + at)
const roles = new Uint8Array(16)

function textOf(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('')
}

describe('a row of bytes', () => {
  it('is the same text whatever is highlighted', () => {
    fc.assert(
      fc.property(fc.nat(16), fc.nat(16), fc.constantFrom(8, 16), (one, other, perRow) => {
        const range = { start: Math.min(one, other), end: Math.max(one, other) }
        const plain = byteRow(bytes, roles, 0, perRow, undefined)
        const row = byteRow(bytes, roles, 0, perRow, {
          change: range,
          field: undefined,
          value: undefined,
        })
        expect(textOf(row.hex)).toBe(textOf(plain.hex))
        expect(textOf(row.text)).toBe(textOf(plain.text))
        expect(textOf(plain.hex)).toHaveLength(hexWidth(perRow))
      }),
    )
  })

  it('highlights the gaps between bytes of a field, and not the one after it', () => {
    const field = { start: 6, end: 10 }
    const { hex, text } = byteRow(bytes, roles, 0, 16, { change: field, field, value: undefined })
    expect(hex.filter(({ level }) => level === 2).map(({ text }) => text)).toEqual(['47 48  49 4a'])
    expect(text.filter(({ level }) => level === 2).map(({ text }) => text)).toEqual(['GHIJ'])
  })

  it('shows the value within the field within the change', () => {
    const { hex } = byteRow(bytes, roles, 0, 8, {
      change: { start: 0, end: 8 },
      field: { start: 2, end: 6 },
      value: { start: 4, end: 6 },
    })
    expect(hex.map(({ level }) => level)).toEqual([1, 2, 3, 1])
  })

  it('knows the byte under each of its characters', () => {
    for (const perRow of [8, 16]) {
      const text = textOf(byteRow(bytes, roles, 0, perRow, undefined).hex)
      for (let character = 0; character < text.length; character += 1) {
        if (text[character] === ' ') continue
        const at = byteAtCharacter(character, perRow)
        const digits = (0x41 + (at ?? -1)).toString(16)
        expect(digits).toContain(text[character])
        expect(text.indexOf(digits)).toBeGreaterThanOrEqual(character - 1)
        expect(text.indexOf(digits)).toBeLessThanOrEqual(character)
      }
      expect(byteAtCharacter(text.length + 3, perRow)).toBeUndefined()
    }
  })
})
