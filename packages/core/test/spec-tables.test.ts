import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LinkCloseCode } from '../src/sync/close-code.ts'
import { RefusalCode } from '../src/sync/refusal-code.ts'

const spec = readFileSync(new URL('../SPEC.md', import.meta.url), 'utf8')
const rules = new Set([...spec.matchAll(/\*\*\[([A-Z]+\d+)\]\*\*/g)].map(([, rule]) => rule))

/** The cells of the table that follows this text. */
function tableAfter(text: string): string[][] {
  const lines = spec.slice(spec.indexOf(text)).split('\n')
  const start = lines.findIndex((line) => line.startsWith('| '))
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'))
  return lines.slice(start + 2, start + length).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

describe("[Q2] the crate's flaws", () => {
  const flaws = tableAfter('**[Q2]**').map(
    ([number = '', , answer = '', stated = '', tests = '']) => ({
      number,
      answer,
      stated: stated.split(', '),
      files: [...tests.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
    }),
  )

  it('are all 34 there', () => {
    expect(flaws.map(({ number }) => Number(number))).toEqual(
      Array.from({ length: 34 }, (_, index) => index + 1),
    )
  })

  it.each(flaws)(
    'flaw $number is answered by rules that are there, each proven by a test that is named',
    (flaw) => {
      const { answer, stated, files } = flaw
      expect(answer).not.toBe('')
      const texts = files.map((file) => {
        const path = new URL(file, import.meta.url)
        return existsSync(path) ? readFileSync(path, 'utf8') : ''
      })
      expect(texts).not.toContain('')
      for (const rule of stated) {
        expect(rules).toContain(rule)
        expect(texts.some((text) => text.includes(`[${rule}]`))).toBe(true)
      }
      // No test is named in vain.
      for (const text of texts) {
        expect(stated.some((rule) => text.includes(`[${rule}]`))).toBe(true)
      }
    },
  )
})

describe('codes', () => {
  it.each([
    ['[G6]', RefusalCode],
    ['[G7]', LinkCloseCode],
  ])('%s are those of the table', (rule, codes) => {
    const listed = tableAfter(`**${rule}**`).map(([code]) => Number(code))
    expect(listed).toEqual(Object.values(codes).toSorted((left, right) => left - right))
  })
})
