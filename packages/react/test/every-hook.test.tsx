// @vitest-environment happy-dom
import { act, render, renderHook } from '@testing-library/react'
import type { EntityId } from '@tx2-link/core'
import { type ReactNode, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as hooks from '../src/index.ts'
import { countListeners } from './count-listeners.ts'
import { createReactGame, hydrate, type ReactGame } from './react-game.tsx'

type Id = EntityId | null | undefined

const HEALTH = { Health: { current: 80, max: 100 } }
const ignore = (): void => {}
const pickSize = ({ world }: { world: { size: number } }) => ({ size: world.size })

/** Those that are asked for an entity. */
const ofEntities: Readonly<Record<string, (id: Id) => unknown>> = {
  useEntity: (id) => hooks.useEntity(id),
  useComponent: (id) => hooks.useComponent(id, 'Health'),
  useField: (id) => hooks.useField(id, 'Health', 'max'),
  useEntitySuspense: (id) => hooks.useEntitySuspense(id),
  useComponentSuspense: (id) => hooks.useComponentSuspense(id, 'Health'),
  useEntityEffect: (id) => hooks.useEntityEffect(id, 'Health', ignore),
  useInterpolated: (id) => hooks.useInterpolated(id, 'Health', { fields: ['current'] }).current,
}

const ofWorlds: Readonly<Record<string, () => unknown>> = {
  useEntities: () =>
    hooks.useEntities({ where: { Health: { max: { above: 1 } } }, sort: [['Health', 'max']] }),
  useEntityCount: () => hooks.useEntityCount({ all: ['Health'] }),
  useFirst: () => hooks.useFirst({ all: ['Health'] }),
  useWorld: () => hooks.useWorld(pickSize),
  'useWorld at a rate': () => hooks.useWorld((state) => pickSize(state), { hz: 5 }),
  useFrame: () => hooks.useFrame(ignore, { hz: 30 }),
  useLink: () => hooks.useLink(),
  useLinkStatus: () => hooks.useLinkStatus(),
  useSyncStats: () => hooks.useSyncStats(),
  'useSyncStats of some': () => hooks.useSyncStats(({ rttMs, tick }) => ({ rttMs, tick })),
  useRateLimit: () => hooks.useRateLimit(),
  useLinkEvent: () => hooks.useLinkEvent('warning', ignore),
}

const all: Readonly<Record<string, (id: Id) => unknown>> = { ...ofEntities, ...ofWorlds }
const names = Object.keys(all)
const useNamed = (name: string, id: Id): unknown => all[name]!(id)

/** Who listens to the store and the link, all ways together. */
function countAllListeners({ store, link }: ReactGame): () => number {
  const ofStore = countListeners(store)
  return () => ofStore.listening + link.probes.size
}

function createGameWithOrc(): ReactGame {
  const game = createReactGame()
  game.server.spawn(HEALTH, { id: 1 })
  game.server.spawn({ Health: { current: 5, max: 5 } }, { id: 2 })
  game.frame()
  return game
}

describe('every hook', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('[H30] says that there is no provider', () => {
    const silence = vi.spyOn(console, 'error').mockReturnValue()
    for (const name of names) {
      expect(() => renderHook(() => useNamed(name, 1))).toThrow('Missing LinkProvider')
    }
    silence.mockRestore()
  })

  it('[H46] is in the list above', () => {
    const exported = Object.keys(hooks).filter((name) => name.startsWith('use'))
    expect(exported.filter((name) => !names.includes(name))).toEqual([])
  })

  it.each(Object.keys(ofEntities))('[H47] %s takes no id, and is undefined then', (name) => {
    const { Provider } = createGameWithOrc()
    for (const id of [undefined, null]) {
      const { result } = renderHook(() => useNamed(name, id), { wrapper: Provider })
      expect(result.current).toBeUndefined()
    }
  })

  it.each(names)('[H48] %s gives the same while nothing that it read changed', (name) => {
    const { server, frame, Provider } = createGameWithOrc()
    const { result, rerender } = renderHook(() => useNamed(name, 1), { wrapper: Provider })
    const before = result.current
    rerender()
    server.patch(2, 'Health', { current: 4 })
    server.set(2, 'Name', { value: 'Elf' })
    frame()
    act(() => void vi.advanceTimersByTime(1000))
    rerender()

    expect(result.current).toBe(before)
  })

  it.each(names)('[H49] %s leaves nothing behind in StrictMode', (name) => {
    const game = createGameWithOrc()
    const listening = countAllListeners(game)
    const timers = vi.getTimerCount()
    const { rerender, unmount } = renderHook(() => useNamed(name, 1), {
      wrapper: ({ children }) => (
        <StrictMode>
          <game.Provider>{children}</game.Provider>
        </StrictMode>
      ),
    })
    rerender()
    expect(listening()).toBeLessThanOrEqual(1)
    unmount()

    expect(listening()).toBe(0)
    expect(vi.getTimerCount()).toBe(timers)
    expect(game.link.retained).toBe(0)
  })

  it.each(Object.keys(ofEntities))('[H50] %s follows ids that change in each render', (name) => {
    const game = createGameWithOrc()
    const listening = countAllListeners(game)
    const { result, rerender, unmount } = renderHook(({ id }) => useNamed(name, id), {
      wrapper: game.Provider,
      initialProps: { id: 1 as Id },
    })
    const first = result.current
    const isSilent = first === undefined
    for (let round = 0; round < 20; round += 1) {
      rerender({ id: 2 })
      expect(isSilent || result.current !== first).toBe(true)
      rerender({ id: round % 2 === 0 ? null : 1 })
      rerender({ id: 1 })
    }
    expect(result.current).toEqual(first)
    expect(listening()).toBeLessThanOrEqual(1)
    unmount()
    expect(listening()).toBe(0)
  })

  it('[H37] renders on a server as before anything came', () => {
    const { Provider } = createGameWithOrc()
    const html = renderToString(
      <Provider>
        <Words />
      </Provider>,
    )
    expect(html).toBe('<p>0 0 none 0 0 0 undefined</p>')
  })

  it('[H38] hydrates without a mismatch', async () => {
    vi.useRealTimers()
    const { Provider } = createGameWithOrc()
    const page = await hydrate(
      <Provider>
        <Words />
      </Provider>,
    )
    expect(page).toEqual({ text: '2 2 1 2 2 0 undefined', isKept: true, errors: [] })
  })

  it('[H51] shows its own of several links at once, within and beside each other', () => {
    const [outer, inner] = [createGameWithOrc(), createReactGame()]
    inner.server.spawn(HEALTH, { id: 7 })
    inner.frame()
    const { container } = render(
      <outer.Provider>
        <Words />
        <inner.Provider>
          <Words />
        </inner.Provider>
        <Words />
      </outer.Provider>,
    )
    const words = [...container.querySelectorAll('p')].map(({ textContent }) => textContent)
    expect(words).toEqual(['2 2 1 2 2 0 undefined', '1 1 7 1 1 0 undefined', words[0]])
    inner.server.spawn(HEALTH, { id: 9 })
    inner.frame()
    expect(container.querySelectorAll('p')[1]?.textContent).toBe('2 2 7 2 2 0 undefined')
  })
})

function Words(): ReactNode {
  hooks.useFrame(ignore)
  hooks.useLinkEvent('state', ignore)
  hooks.useEntityEffect(1, 'Health', ignore)
  const words = [
    hooks.useEntities({ all: ['Health'], values: ['Health'] }).length,
    hooks.useEntityCount({ where: { Health: { current: { above: 0 } } } }),
    hooks.useFirst({ all: ['Health'] }) ?? 'none',
    hooks.useWorld(({ world }) => world.size),
    hooks.useWorld(({ world }) => world.size, { hz: 1 }),
    hooks.useSyncStats(({ messagesIn }) => messagesIn),
    String(hooks.useRateLimit()),
  ]
  return <p>{words.join(' ')}</p>
}
