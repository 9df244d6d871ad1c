import { act, renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useComponent } from '../src/use-component.ts'
import { useLinkStatus } from '../src/use-link-status.ts'
import { createReactGame, createRenderCounter } from './react-game.tsx'

describe('useLinkStatus', () => {
  it('[H23] gives the status at once, without waiting for a frame', () => {
    const { link, Provider } = createReactGame()
    const { result } = renderHook(() => useLinkStatus(), { wrapper: Provider })
    expect(result.current.state).toBe('idle')

    act(() => link.setStatus({ state: 'reconnecting', attempt: 2 }))
    expect(result.current).toBe(link.status)
  })

  it('[H24] renders for the status only, and others not for it', () => {
    const { link, server, frame, Provider } = createReactGame()
    const orc = server.spawn({ Health: { current: 80, max: 100 } })
    frame()
    const renders = createRenderCounter()
    const { unmount } = renderHook(
      () => {
        renders.count('component')
        return useComponent(orc, 'Health')
      },
      { wrapper: Provider },
    )
    renderHook(
      () => {
        renders.count('status')
        return useLinkStatus()
      },
      { wrapper: Provider },
    )
    renders.reset()
    act(() => link.setStatus({ state: 'stale' }))
    expect(renders.counts).toEqual({ status: 1 })

    server.patch(orc, 'Health', { current: 1 })
    frame()
    expect(renders.counts).toEqual({ status: 1, component: 1 })
    unmount()
  })

  it('[H25] shows a link that became live together with the world that made it so', () => {
    const { link, server, Provider } = createReactGame()
    const seen: unknown[] = []
    renderHook(
      () => {
        seen.push([useLinkStatus().state, useComponent(1, 'Health')?.['current']])
      },
      { wrapper: Provider },
    )
    act(() => {
      server.spawn({ Health: { current: 80, max: 100 } }, { id: 1 })
      link.deliverSnapshot()
      link.setStatus({ state: 'live' })
    })

    expect(seen).toEqual([
      ['idle', undefined],
      ['live', 80],
    ])
  })
})
