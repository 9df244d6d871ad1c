import { act, cleanup, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PanelSessionStore } from '../../src/panel/session-store.ts'
import { PanelSessionContext } from '../../src/panel/session.ts'
import { useSourceReading } from '../../src/panel/source-reading.ts'
import { createSourceList } from '../../src/source/source-list.ts'
import { TalkingSource } from './status/rig.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

it('reads a source four times a second for all together, and renders what changed alone', () => {
  const source = new TalkingSource()
  const stats = vi.spyOn(source, 'stats')
  const renders = { state: 0, rtt: 0 }
  function State(): ReactNode {
    renders.state += 1
    return useSourceReading((reading) => reading.stats.state)
  }
  function Rtt(): ReactNode {
    renders.rtt += 1
    return useSourceReading((reading) => reading.stats.rttMs)
  }
  const { container, unmount } = render(
    <PanelSessionContext value={new PanelSessionStore(createSourceList([source]))}>
      <State />
      <Rtt />
    </PanelSessionContext>,
  )
  const before = { ...renders }
  stats.mockClear()
  act(() => void vi.advanceTimersByTime(1_000))
  expect(stats).toHaveBeenCalledTimes(4)
  expect(renders).toEqual(before)
  source.said = { ...source.said, rttMs: 12 }
  act(() => void vi.advanceTimersByTime(250))
  expect(renders).toEqual({ state: before.state, rtt: before.rtt + 1 })
  expect(container.textContent).toBe('live12')
  unmount()
  expect(vi.getTimerCount()).toBe(0)
})
