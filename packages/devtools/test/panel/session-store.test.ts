import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PanelSessionStore } from '../../src/panel/session-store.ts'
import { createSourceList } from '../../src/source/source-list.ts'
import { FakeSource, messageEvent } from './feed.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

function startedWith(...sources: FakeSource[]): PanelSessionStore {
  const store = new PanelSessionStore(createSourceList(sources))
  store.start()
  return store
}

describe('a panel session', () => {
  it('observes its source between start and release only', () => {
    const source = new FakeSource()
    const store = new PanelSessionStore(createSourceList([source]))
    expect(source.probes.size).toBe(0)
    const release = store.start()
    expect(source.probes.size).toBe(1)
    release()
    vi.runAllTimers()
    expect(source.probes.size).toBe(0)
  })

  it('goes on without a gap when it is released and started again at once', () => {
    const source = new FakeSource()
    const store = new PanelSessionStore(createSourceList([source]))
    store.start()()
    store.start()
    expect(source.keyframes).toBe(1)
    vi.advanceTimersByTime(10)
    const { marks } = store.get().recorder
    const kinds = Array.from({ length: marks.end }, (_, number) => marks.at(number)?.kind)
    expect(kinds).not.toContain('paused')
    expect(source.probes.size).toBe(1)
  })

  it('keeps what was recorded while it is released', () => {
    const source = new FakeSource()
    const store = new PanelSessionStore(createSourceList([source]))
    const release = store.start()
    source.emit(messageEvent({ time: 5 }))
    release()
    vi.runAllTimers()
    expect(store.get().recorder.endIndex).toBe(1)
  })

  it('counts what came since it stopped following', () => {
    const source = new FakeSource()
    const store = startedWith(source)
    source.emit(messageEvent({ time: 1 }))
    store.get().select(0)
    source.emit(messageEvent({ time: 2 }))
    source.emit(messageEvent({ time: 3 }))
    const { isLive, leftLiveAt, recorder } = store.get()
    expect([isLive, recorder.endIndex - leftLiveAt]).toEqual([false, 2])
  })

  it('stops following when a time is brushed, and clears the brush when it follows again', () => {
    const store = startedWith(new FakeSource())
    store.get().setRange({ from: 1, to: 2 })
    expect(store.get().isLive).toBe(false)
    store.get().goLive()
    expect([store.get().isLive, store.get().range]).toEqual([true, undefined])
  })

  it('observes the picked source alone, and forgets the selection of the other', () => {
    const [one, other] = [new FakeSource('one'), new FakeSource('other')]
    const store = startedWith(one, other)
    one.emit(messageEvent({ time: 1 }))
    store.get().select(0)
    store.get().selectSource('other')
    expect([one.probes.size, other.probes.size]).toEqual([0, 1])
    expect(store.get().selection.index).toBeUndefined()
    expect(store.get().recorder.endIndex).toBe(0)
  })

  it('takes the first source that comes when there was none', () => {
    const sources = createSourceList()
    const store = new PanelSessionStore(sources)
    store.start()
    const source = new FakeSource()
    sources.add(source)
    expect(store.get().source).toBe(source)
    expect(source.probes.size).toBe(1)
  })

  it('keeps what a source said after it has left', () => {
    const sources = createSourceList()
    const store = new PanelSessionStore(sources)
    store.start()
    const source = new FakeSource()
    const remove = sources.add(source)
    source.emit(messageEvent({ time: 1 }))
    remove()
    expect(source.probes.size).toBe(0)
    expect(store.get().recorder.endIndex).toBe(1)
  })
})
