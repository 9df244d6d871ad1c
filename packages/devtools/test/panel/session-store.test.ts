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

  it('clears as one: nothing is selected or brushed, and it follows', () => {
    const source = new FakeSource()
    const store = startedWith(source)
    source.emit(messageEvent({ time: 1 }))
    store.get().select(0)
    store.get().setRange({ from: 0, to: 9 })
    store.get().clear()
    const { selection, range, isLive, leftLiveAt, recorder } = store.get()
    expect([selection.index, range, isLive]).toEqual([undefined, undefined, true])
    expect([recorder.firstIndex, recorder.endIndex, leftLiveAt]).toEqual([1, 1, 1])
  })

  it('pauses all that it records, also what it begins to record meanwhile', () => {
    const [one, other] = [new FakeSource('one'), new FakeSource('other')]
    const store = startedWith(one, other)
    store.get().setRecording(false)
    store.get().selectSource('other')
    other.emit(messageEvent({ time: 1 }))
    expect([store.get().isRecording, store.get().recorder.endIndex]).toEqual([false, 0])
    store.get().setRecording(true)
    other.emit(messageEvent({ time: 2 }))
    expect(store.get().recorder.endIndex).toBe(1)
  })
})

describe('a session that records all', () => {
  it('has what every source said since the start, whichever is shown', () => {
    const [one, other] = [new FakeSource('one'), new FakeSource('other')]
    const store = new PanelSessionStore(createSourceList([one, other]), { recordAll: true })
    const release = store.start()
    one.emit(messageEvent({ time: 1 }))
    other.emit(messageEvent({ time: 2 }))
    other.emit(messageEvent({ time: 3 }))
    expect(store.get().recorder.endIndex).toBe(1)
    store.get().selectSource('other')
    expect(store.get().recorder.endIndex).toBe(2)
    expect([one.probes.size, other.probes.size]).toEqual([1, 1])
    release()
    vi.runAllTimers()
    expect([one.probes.size, other.probes.size]).toEqual([0, 0])
  })

  it('records sources that come later too, and no longer those that left', () => {
    const first = new FakeSource('first')
    const sources = createSourceList([first])
    const store = new PanelSessionStore(sources, { recordAll: true })
    store.start()
    const later = new FakeSource('later')
    const remove = sources.add(later)
    expect(later.probes.size).toBe(1)
    remove()
    expect([first.probes.size, later.probes.size]).toEqual([1, 0])
  })

  it('keeps all of them within one limit of memory', () => {
    const ends = ['a', 'b', 'c'].map((id) => new FakeSource(id))
    const maxBytes = 5 * 1024 * 1024
    const store = new PanelSessionStore(createSourceList(ends), { recordAll: true, maxBytes })
    store.start()
    for (let time = 1; time <= 60_000; time += 1) {
      for (const end of ends) end.emit(messageEvent({ time }))
    }
    let size = 0
    for (const { id } of ends) {
      store.get().selectSource(id)
      const { memory } = store.get().recorder
      size += memory.messages + memory.keyframes + memory.summaries
      expect(store.get().recorder.dropped.messages).toBeGreaterThan(0)
    }
    expect(size).toBeLessThanOrEqual(maxBytes)
  })

  it('lets go of everything when it is disposed of', () => {
    const source = new FakeSource()
    const store = new PanelSessionStore(createSourceList([source]), { recordAll: true })
    store.start()
    store.dispose()
    expect(source.probes.size).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('the first source', () => {
  it('is the one that was asked for, wherever it stands', () => {
    const sources = createSourceList([new FakeSource('one'), new FakeSource('other')])
    const store = new PanelSessionStore(sources, { firstSource: 'other' })
    expect(store.get().source?.id).toBe('other')
  })

  it('is shown when it comes later, but not to who looks at something', () => {
    const ids: (string | undefined)[] = []
    for (const looks of [false, true]) {
      const sources = createSourceList([new FakeSource('one')])
      const store = new PanelSessionStore(sources, { firstSource: 'other' })
      store.start()
      if (looks) store.get().leaveLive()
      sources.add(new FakeSource('other'))
      ids.push(store.get().source?.id)
    }
    expect(ids).toEqual(['other', 'one'])
  })

  it('never takes the place of one that was picked', () => {
    const sources = createSourceList([new FakeSource('one'), new FakeSource('two')])
    const store = new PanelSessionStore(sources, { firstSource: 'other' })
    store.start()
    store.get().selectSource('two')
    sources.add(new FakeSource('other'))
    expect(store.get().source?.id).toBe('two')
  })
})
