import { act, render, renderHook } from '@testing-library/react'
import { createRateLimiter, DEFAULT_RATE_LIMIT_CONFIG, type EntityId } from '@tx2-link/core'
import { createFakeClock } from '@tx2-link/core/testing'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as hooks from '../src/index.ts'
import type { InterpolationOptions } from '../src/index.ts'
import { createReactGame, type ReactGame } from './react-game.tsx'

/** All that a hook can be asked for. */
interface Asked {
  readonly game: ReactGame
  readonly id: EntityId
  readonly name: string
  readonly field: string
  readonly event: 'state' | 'warning'
}

/** What a hook says is what it gives, or what it tells last. */
type Hook = (asked: Asked, tell: (value: unknown) => void) => unknown

const everyHook: Readonly<Record<string, readonly [Hook, ...(keyof Asked)[]]>> = {
  useLink: [() => hooks.useLink().url, 'game'],
  useLinkStatus: [() => hooks.useLinkStatus().reason, 'game'],
  useSyncStats: [() => hooks.useSyncStats(({ messagesIn }) => messagesIn), 'game'],
  useRateLimit: [() => hooks.useRateLimit()?.allowedMessages, 'game'],
  useWorld: [() => hooks.useWorld(({ world }) => world.size), 'game'],
  'useWorld at a rate': [() => hooks.useWorld(({ world }) => world.size, { hz: 4 }), 'game'],
  useFrame: [(_, tell) => hooks.useFrame(({ world }) => tell(world.size)), 'game'],
  useLinkEvent: [
    ({ event }, tell) => hooks.useLinkEvent(event, ({ type, link }) => tell(`${type} ${link}`)),
    'game',
    'event',
  ],
  useEntities: [({ name }) => hooks.useEntities({ all: [name] }), 'game', 'name'],
  useEntityCount: [({ name }) => hooks.useEntityCount({ all: [name] }), 'game', 'name'],
  useFirst: [({ name }) => hooks.useFirst({ all: [name] }), 'game', 'name'],
  useEntity: [({ id }) => hooks.useEntity(id), 'game', 'id'],
  useEntitySuspense: [({ id }) => hooks.useEntitySuspense(id), 'game', 'id'],
  useComponent: [({ id, name }) => hooks.useComponent(id, name), 'game', 'id', 'name'],
  useComponentSuspense: [
    ({ id, name }) => hooks.useComponentSuspense(id, name),
    'game',
    'id',
    'name',
  ],
  useField: [
    ({ id, name, field }) => hooks.useField(id, name, field),
    'game',
    'id',
    'name',
    'field',
  ],
  useEntityEffect: [
    ({ id, name }, tell) => hooks.useEntityEffect(id, name, tell),
    'game',
    'id',
    'name',
  ],
  useInterpolated: [
    ({ id, name }, tell) => {
      const place = hooks.useInterpolated(id, name)
      hooks.useFrame(() => tell({ ...place.current }))
    },
    'game',
    'id',
    'name',
  ],
}

/** Entities 101 and 102 have both components, with values of their own; these have one. */
function createGameOf(
  seed: number,
  onlyHealth: readonly EntityId[],
  onlyPosition: readonly EntityId[],
): ReactGame {
  const game = createReactGame()
  const { link, server } = game
  for (const id of [101, 102]) {
    const value = seed + id
    server.spawn({ Health: { current: value, max: 100 + value } }, { id })
    server.set(id, 'Position', { x: value, y: -value })
  }
  for (const id of onlyHealth) server.spawn({ Health: { current: 1, max: 2 } }, { id })
  for (const id of onlyPosition) server.spawn({ Position: { x: 1, y: 2 } }, { id })
  link.url = `fake://${seed}`
  link.stats = { ...link.stats, messagesIn: seed }
  const config = { ...DEFAULT_RATE_LIMIT_CONFIG, burstSize: seed }
  link.rateLimiter = createRateLimiter(config, createFakeClock())
  link.setStatus({ reason: link.url })
  game.frame()
  return game
}

/** A hook that is mounted and asked; `says` gives what it says a while later. */
function mount(hook: Hook, first: Asked) {
  let given: unknown
  let told: unknown
  const tell = (value: unknown): void => {
    told = value
  }
  function Asking(asked: Asked): ReactNode {
    given = hook(asked, tell)
    return null
  }
  const page = (asked: Asked) => (
    <hooks.LinkProvider link={asked.game.link}>
      <Asking {...asked} />
    </hooks.LinkProvider>
  )
  const view = render(page(first))
  return {
    ask: (asked: Asked) => {
      told = undefined
      view.rerender(page(asked))
    },
    says: (links: readonly ReactGame['link'][]) => {
      act(() => {
        for (const link of links) {
          const event = { time: 1, link: link.url }
          link.emit({ type: 'warning', code: 'odd', text: 'odd', ...event })
          link.emit({ type: 'state', state: 'live', reason: undefined, ...event })
        }
        vi.advanceTimersByTime(300)
      })
      return given ?? told
    },
  }
}

const near = () => createGameOf(10, [5], [3, 4])
const far = () => createGameOf(20, [6, 7], [2, 8, 9])

describe('a hook that is asked for something else', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('[H87] is each one that there is', () => {
    const exported = Object.keys(hooks).filter((name) => name.startsWith('use'))
    expect(exported.filter((name) => !(name in everyHook))).toEqual([])
  })

  const changes = Object.entries(everyHook).flatMap(([name, [hook, ...parts]]) =>
    parts.map((part) => [name, part, hook] as const),
  )
  it.each(changes)('[H87] %s of another %s says what a new one would', (_name, part, hook) => {
    const [here, there] = [near(), far()]
    const links = [here.link, there.link]
    const before: Asked = { game: here, id: 101, name: 'Health', field: 'max', event: 'state' }
    const others: Asked = {
      game: there,
      id: 102,
      name: 'Position',
      field: 'current',
      event: 'warning',
    }
    const after: Asked = { ...before, [part]: others[part] }
    const asked = mount(hook, before)
    const saidBefore = asked.says(links)
    asked.ask(after)
    const said = asked.says(links)

    expect(said).not.toEqual(saidBefore)
    expect(said).toEqual(mount(hook, after).says(links))
    asked.ask(before)
    expect(asked.says(links)).toEqual(saidBefore)
  })

  it.each<InterpolationOptions>([
    { everyMs: 100 },
    { delayMs: 100 },
    { maxExtrapolationMs: 50 },
    { jump: 10 },
    { fields: ['x'] },
    { angles: ['y'] },
  ])(
    '[H87] useInterpolated with %j begins anew, and goes on with what says the same',
    (options) => {
      const { result, rerender } = renderHook(
        (asked: InterpolationOptions) => hooks.useInterpolated(101, 'Position', asked),
        { wrapper: near().Provider, initialProps: {} },
      )
      const before = result.current
      rerender({})
      expect(result.current).toBe(before)
      rerender(options)
      const after = result.current
      expect(after).not.toBe(before)
      rerender(structuredClone(options))
      expect(result.current).toBe(after)
    },
  )

  it.each<[string, (hz: number, look: () => void) => unknown]>([
    ['useFrame', (hz, look) => hooks.useFrame(look, { hz })],
    ['useWorld', (hz, look) => hooks.useWorld(look, { hz })],
    ['useSyncStats', (hz) => hooks.useSyncStats({ hz })],
    ['useRateLimit', (hz) => hooks.useRateLimit({ hz })],
  ])('[H87] %s at another rate looks so often', (_name, useHook) => {
    const { link, server, frame, Provider } = near()
    const look = vi.fn<() => void>()
    const allowance = vi.spyOn(link.rateLimiter!, 'allowance')
    const { rerender } = renderHook(({ hz }) => useHook(hz, look), {
      wrapper: Provider,
      initialProps: { hz: 2 },
    })
    const looks = () => look.mock.calls.length + allowance.mock.calls.length + link.statsRead
    const looksInASecond = (): number => {
      const before = looks()
      for (let tick = 0; tick < 50; tick += 1) {
        server.patch(101, 'Health', { current: tick })
        frame()
        act(() => void vi.advanceTimersByTime(20))
      }
      return looks() - before
    }
    expect(looksInASecond()).toBe(2)
    rerender({ hz: 10 })
    const already = looksInASecond()
    expect(already).toBeGreaterThanOrEqual(9)
    expect(already).toBeLessThanOrEqual(11)
  })
})
