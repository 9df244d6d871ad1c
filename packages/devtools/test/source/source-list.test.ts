import { describe, expect, it } from 'vitest'
import { createSourceList } from '../../src/source/source-list.ts'
import type { Source } from '../../src/source/source.ts'

function sourceOf(id: string): Source {
  return {
    id,
    label: id,
    detail: '',
    schema: undefined,
    format: 'msgpack',
    worldDirection: 'in',
    timeOrigin: 0,
    now: () => 0,
    observe: () => () => {},
    requestKeyframe: () => {},
    rateLimit: undefined,
    stats: () => ({ state: 'live', rttMs: undefined, jitterMs: undefined, bufferedBytes: 0 }),
  }
}

describe('a list of sources', () => {
  it('[U1] is the same array until something changes, and tells of each change', () => {
    const first = sourceOf('first')
    const list = createSourceList([first])
    let told = 0
    const stop = list.subscribe(() => (told += 1))
    expect(list.get()).toEqual([first])
    expect(list.get()).toBe(list.get())
    const second = sourceOf('second')
    const remove = list.add(second)
    expect(list.get()).toEqual([first, second])
    list.remove('nobody')
    expect(told).toBe(1)
    remove()
    remove()
    expect([list.get(), told]).toEqual([[first], 2])
    stop()
    list.remove('first')
    expect([list.get(), told]).toEqual([[], 2])
  })

  it('[U1] a source takes the place of another with its id, which then cannot take it off', () => {
    const [first, other] = [sourceOf('a'), sourceOf('b')]
    const list = createSourceList([first, other])
    const old = list.add(sourceOf('a'))
    const next = sourceOf('a')
    list.add(next)
    old()
    expect(list.get()).toEqual([next, other])
    expect(list.get()[0]).toBe(next)
  })
})
