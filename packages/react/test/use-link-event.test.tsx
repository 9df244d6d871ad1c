import { renderHook } from '@testing-library/react'
import type { ProbeEvent } from '@tx2-link/core'
import { describe, expect, it, vi } from 'vitest'
import { useLinkEvent } from '../src/use-link-event.ts'
import { createReactGame, createRenderCounter } from './react-game.tsx'

const warning = (text: string): ProbeEvent => ({
  type: 'warning',
  code: 'odd',
  text,
  time: 1,
  link: 'fake',
})

const state: ProbeEvent = { type: 'state', state: 'live', reason: undefined, time: 1, link: 'fake' }

describe('useLinkEvent', () => {
  it('[H73] calls back for events of its type while mounted, and renders nothing', () => {
    const { link, Provider } = createReactGame()
    const seen: string[] = []
    const renders = createRenderCounter()
    const { rerender, unmount } = renderHook(
      ({ prefix }) => {
        renders.count('hook')
        useLinkEvent('warning', ({ text }) => seen.push(`${prefix} ${text}`))
      },
      { wrapper: Provider, initialProps: { prefix: 'a' } },
    )
    link.emit(warning('one'))
    link.emit(state)
    rerender({ prefix: 'b' })
    link.emit(warning('two'))
    unmount()
    link.emit(warning('three'))

    expect(seen).toEqual(['a one', 'b two'])
    expect(renders.counts).toEqual({ hook: 2 })
  })

  it('[H73] stops neither the link nor another callback by an error', () => {
    const { link, Provider } = createReactGame()
    const seen: string[] = []
    const errors: unknown[] = []
    const queue = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation((task) => {
      try {
        task()
      } catch (error) {
        errors.push(error)
      }
    })
    renderHook(
      () => {
        useLinkEvent('warning', () => {
          throw new Error('faulty')
        })
        useLinkEvent('warning', ({ text }) => seen.push(text))
      },
      { wrapper: Provider },
    )
    link.emit(warning('one'))
    queue.mockRestore()

    expect(seen).toEqual(['one'])
    expect(errors).toEqual([new Error('faulty')])
  })
})
