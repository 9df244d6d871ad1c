// @vitest-environment happy-dom
import type { FunctionComponent } from 'react'
import * as refresh from 'react-refresh/runtime'
import { describe, expect, it, vi } from 'vitest'
import { countListeners } from './count-listeners.ts'

describe('Fast Refresh', () => {
  it('[H81] keeps the link open and the world shown while a component is edited', async () => {
    // It must be there before React is, as in a page.
    refresh.injectIntoGlobalHook(window)
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
    const [
      { act, createElement, useState },
      { createRoot },
      { LinkProvider, useComponent },
      games,
    ] = await Promise.all([
      import('react'),
      import('react-dom/client'),
      import('../src/index.ts'),
      import('./game.ts'),
    ])
    const { link, server, store, frame } = games.createGame()
    server.spawn({ Health: { current: 80, max: 100 } }, { id: 1 })
    frame()
    const listeners = countListeners(store)
    let mounts = 0
    const makeBar = (word: string): FunctionComponent => {
      function Bar() {
        const [mount] = useState(() => (mounts += 1))
        return `${word} ${mount} ${useComponent(1, 'Health')?.['current']}`
      }
      refresh.register(Bar, 'Bar')
      const sign = refresh.createSignatureFunctionForTransform()
      sign(Bar, 'useState useComponent', false)
      return Bar
    }
    const container = document.createElement('div')
    const root = createRoot(container)
    await act(async () =>
      root.render(createElement(LinkProvider, { link }, createElement(makeBar('before')))),
    )
    expect(container.textContent).toBe('before 1 80')

    makeBar('after')
    await act(async () => void refresh.performReactRefresh())
    expect(container.textContent).toBe('after 1 80')
    expect([listeners.listening, link.retained, store.getState().world.size]).toEqual([1, 1, 1])
    server.patch(1, 'Health', { current: 79 })
    await act(async () => frame())
    expect(container.textContent).toBe('after 1 79')

    await act(async () => root.unmount())
    expect([listeners.listening, link.retained]).toEqual([0, 0])
    vi.unstubAllGlobals()
  })
})
