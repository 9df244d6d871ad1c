import { describe, expect, it } from 'vitest'
import { resultWords } from '../../../src/app/head/result-words.ts'
import { ResultBook } from '../../../src/app/player/result-book.ts'
import type { RunState } from '../../../src/engine/run.ts'

const state: RunState = {
  status: 'ready',
  steps: [],
  expectations: [],
  error: undefined,
  endedAtMs: undefined,
}

describe('the book of results', () => {
  it('has the newest result of each story, and the time that it took', () => {
    const book = new ResultBook()
    expect(book.of('a')).toEqual({ status: 'not run', tookMs: undefined })
    book.note('a', { ...state, status: 'running' })
    book.note('a', { ...state, status: 'passed', endedAtMs: 900 })
    book.note('b', { ...state, status: 'broken', endedAtMs: 5 })
    expect(book.of('a')).toEqual({ status: 'passed', tookMs: 900 })
    expect(book.of('b')).toEqual({ status: 'broken', tookMs: 5 })
  })

  it('keeps what was known while a story runs again, and takes it back when that is left', () => {
    const book = new ResultBook()
    book.note('a', { ...state, status: 'failed', endedAtMs: 900 })
    book.note('a', { ...state, status: 'running' })
    expect(book.of('a')).toEqual({ status: 'running', tookMs: 900 })
    book.abandon('a')
    expect(book.of('a')).toEqual({ status: 'failed', tookMs: 900 })
  })

  it('tells of changes only', () => {
    const book = new ResultBook()
    let told = 0
    book.results.subscribe(() => {
      told += 1
    })
    book.note('a', state)
    book.note('a', { ...state, status: 'running' })
    book.note('a', { ...state, status: 'running' })
    book.note('a', { ...state, status: 'passed', endedAtMs: 900 })
    book.note('a', { ...state, status: 'passed', endedAtMs: 900 })
    expect(told).toBe(2)
  })
})

describe('how a run ended, in a sentence', () => {
  const expectation = { when: 'end', atMs: 1, limit: undefined } as const
  const held = { ...expectation, name: 'It holds', status: 'passed', saw: '1' } as const
  const failed = { ...expectation, name: 'It fails', status: 'failed', saw: '2 units' } as const

  it.each<[Partial<RunState>, string]>([
    [{ status: 'running' }, ''],
    [{ status: 'passed', expectations: [held] }, 'Storm passed: 1 expectation holds'],
    [{ status: 'passed', expectations: [held, held] }, 'Storm passed: 2 expectations hold'],
    [{ status: 'failed', expectations: [held, failed] }, 'Storm failed: It fails, saw 2 units'],
    [{ status: 'broken', error: 'no such step' }, 'Storm broke: no such step'],
  ])('%o', (changes, said) => {
    expect(resultWords('Storm', { ...state, ...changes })).toBe(said)
  })
})
