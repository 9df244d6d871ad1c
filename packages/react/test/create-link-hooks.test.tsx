import { renderHook } from '@testing-library/react'
import { defineSchema, f32, type Link, type LinkStats, type LinkStatus } from '@tx2-link/core'
import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import * as index from '../src/index.ts'
import { createLinkHooks } from '../src/create-link-hooks.tsx'
import type { BoundLinkHooks } from '../src/link-hooks.ts'
import type { RateLimitFigures } from '../src/store/rate-limit-poll.ts'
import { createReplicaStore, replicaOf } from '../src/store/create-replica-store.ts'
import { useComponent } from '../src/use-component.ts'
import { FakeLink } from './fake-link.ts'
import { type GameSchema, schema } from './game.ts'
import { createReactGame } from './react-game.tsx'

const hooks = createLinkHooks(schema)

describe('createLinkHooks', () => {
  it('[H39] gives hooks that read the same context as the untyped ones', () => {
    const { link, server, frame } = createReactGame()
    const orc = server.spawn({ Health: { current: 80, max: 100 } })
    frame()
    const { result } = renderHook(
      () => ({
        link: hooks.useLink(),
        entity: hooks.useEntity(orc),
        typed: hooks.useComponent(orc, 'Health'),
        untyped: useComponent(orc, 'Health'),
        field: hooks.useField(orc, 'Health', 'max'),
        entities: hooks.useEntities({ all: ['Health'], none: ['Bag'] }),
        status: hooks.useLinkStatus(),
        stats: hooks.useSyncStats({ hz: 2 }),
      }),
      {
        wrapper: ({ children }) => <hooks.LinkProvider link={link}>{children}</hooks.LinkProvider>,
      },
    )
    const { current } = result

    expect(current.link).toBe(link)
    expect(current.typed).toEqual({ current: 80, max: 100 })
    expect(current.typed).toBe(current.untyped)
    expect(current.entity?.Health).toBe(current.typed)
    expect(current.field).toBe(100)
    expect(current.entities).toEqual([orc])
    expect(current.status).toBe(link.status)
    expect(current.stats).toEqual(link.stats)
  })

  it('[H40] says what is wrong under a link of another schema', () => {
    const { Provider } = createReactGame()
    const others = createLinkHooks(defineSchema({ Position: { x: f32 } }))
    const silence = vi.spyOn(console, 'error').mockReturnValue()

    expect(() => renderHook(() => others.useEntity(1), { wrapper: Provider })).toThrow(
      'has a link of another schema',
    )
    silence.mockRestore()
  })

  it('[H41] infers types from the schema', () => {
    expectTypeOf(hooks.useLink).returns.toEqualTypeOf<Link<GameSchema>>()
    expectTypeOf(hooks.useLinkStatus).returns.toEqualTypeOf<LinkStatus>()
    expectTypeOf(() => hooks.useComponent(1, 'Health')).returns.toEqualTypeOf<
      { readonly current: number; readonly max: number } | undefined
    >()
    expectTypeOf(() => hooks.useComponent(null, 'Name')).returns.toEqualTypeOf<
      { readonly value: string; readonly title?: string } | undefined
    >()
    expectTypeOf(() => hooks.useField(1, 'Bag', 'gold')).returns.toEqualTypeOf<bigint | undefined>()
    expectTypeOf(() => hooks.useField(1, 'Name', 'title')).returns.toEqualTypeOf<
      string | undefined
    >()
    expectTypeOf(() => hooks.useEntity(undefined)?.Position?.x).returns.toEqualTypeOf<
      number | undefined
    >()
    expectTypeOf(() => hooks.useEntities({ any: ['Bag'] })).returns.toEqualTypeOf<
      readonly number[]
    >()
    expectTypeOf(() => hooks.useComponentSuspense(1, 'Position')).returns.toEqualTypeOf<
      { readonly x: number; readonly y: number } | undefined
    >()
    expectTypeOf(() => hooks.useEntitySuspense(1)?.Bag?.gold).returns.toEqualTypeOf<
      bigint | undefined
    >()
    expectTypeOf(() => hooks.useEntityCount({ none: ['Bag'] })).returns.toEqualTypeOf<number>()
    expectTypeOf(() => hooks.useFirst({ sort: [['Bag', 'gold']] })).returns.toEqualTypeOf<
      number | undefined
    >()
    expectTypeOf(() =>
      hooks.useWorld(({ world }) => world.field(1, 'Name', 'title')),
    ).returns.toEqualTypeOf<string | undefined>()
    expectTypeOf(() => hooks.useInterpolated(1, 'Position').current?.x).returns.toEqualTypeOf<
      number | undefined
    >()
    expectTypeOf(() => hooks.useRateLimit({ hz: 1 })).returns.toEqualTypeOf<
      RateLimitFigures | undefined
    >()
    expectTypeOf(() => hooks.useSyncStats()).returns.toEqualTypeOf<LinkStats>()
    expectTypeOf(() => hooks.useSyncStats({ hz: 1 })).returns.toEqualTypeOf<LinkStats>()
    expectTypeOf(() => hooks.useSyncStats(undefined, { hz: 1 })).returns.toEqualTypeOf<LinkStats>()
    expectTypeOf(() =>
      hooks.useSyncStats(({ tick }) => `${tick}`, { hz: 1 }),
    ).returns.toEqualTypeOf<string>()
    expectTypeOf(() =>
      hooks.useEntityEffect(1, 'Health', (health, id) => {
        expectTypeOf(health).toEqualTypeOf<
          { readonly current: number; readonly max: number } | undefined
        >()
        expectTypeOf(id).toEqualTypeOf<number>()
      }),
    ).returns.toEqualTypeOf<void>()
    expectTypeOf(() =>
      hooks.useFrame(({ world }) => {
        expectTypeOf(world.field(1, 'Bag', 'open')).toEqualTypeOf<boolean | undefined>()
      }),
    ).returns.toEqualTypeOf<void>()
    expectTypeOf(() =>
      hooks.useLinkEvent('deferral', (event) => {
        expectTypeOf(event.retryAfterMs).toEqualTypeOf<number | undefined>()
      }),
    ).returns.toEqualTypeOf<void>()
    expectTypeOf(() =>
      hooks.useEntities({
        all: ['Position'],
        where: {
          Health: (health) => health.current < health.max,
          Name: { title: { oneOf: ['Sir'] } },
          Bag: { gold: { atLeast: 1n }, open: true },
        },
        sort: [
          ['Health', 'current', 'descending'],
          ['Name', 'value'],
        ],
        values: ['Bag'],
        limit: 3,
      }),
    ).returns.toEqualTypeOf<readonly number[]>()
  })

  it('[H41] refuses names and fields that the schema does not have', () => {
    // @ts-expect-error a field of a condition
    expectTypeOf(() => hooks.useEntities({ where: { Health: { nope: 1 } } })).toBeFunction()
    // @ts-expect-error a component of a condition
    expectTypeOf(() => hooks.useEntityCount({ where: { Nope: {} } })).toBeFunction()
    // @ts-expect-error a value of another type
    expectTypeOf(() => hooks.useEntities({ where: { Health: { max: '1' } } })).toBeFunction()
    // @ts-expect-error a number where the field is a bigint
    expectTypeOf(() => hooks.useEntities({ where: { Bag: { gold: { above: 1 } } } })).toBeFunction()
    // @ts-expect-error a comparison that there is not
    expectTypeOf(() => hooks.useEntities({ where: { Health: { max: { lt: 1 } } } })).toBeFunction()
    // @ts-expect-error a field of another component
    expectTypeOf(() => hooks.useEntities({ sort: [['Health', 'x']] })).toBeFunction()
    // @ts-expect-error a direction that there is not
    expectTypeOf(() => hooks.useFirst({ sort: [['Health', 'max', 'down']] })).toBeFunction()
    // @ts-expect-error the first has no limit
    expectTypeOf(() => hooks.useFirst({ limit: 2 })).toBeFunction()
    // @ts-expect-error a component whose values are asked for
    expectTypeOf(() => hooks.useEntities({ values: ['Nope'] })).toBeFunction()
    // @ts-expect-error a component
    expectTypeOf(() => hooks.useComponentSuspense(1, 'Nope')).toBeFunction()
    // @ts-expect-error a component
    expectTypeOf(() => hooks.useEntityEffect(1, 'Nope', () => {})).toBeFunction()
    // @ts-expect-error a component
    expectTypeOf(() => hooks.useInterpolated(1, 'Nope')).toBeFunction()
    // @ts-expect-error a field of the component
    expectTypeOf(() => hooks.useInterpolated(1, 'Position', { angles: ['z'] })).toBeFunction()
    // @ts-expect-error a component in a selector
    expectTypeOf(() => hooks.useWorld(({ world }) => world.component(1, 'Nope'))).toBeFunction()
    // @ts-expect-error a setting that there is not
    expectTypeOf(() => hooks.useRateLimit({ ms: 1 })).toBeFunction()
    // @ts-expect-error a setting that there is not
    expectTypeOf(() => hooks.useFrame(() => {}, { ms: 1 })).toBeFunction()
    // @ts-expect-error an event that there is not
    expectTypeOf(() => hooks.useLinkEvent('nope', () => {})).toBeFunction()
    // @ts-expect-error a figure that there is not
    expectTypeOf(() => hooks.useSyncStats(({ nope }) => nope)).toBeFunction()
    // @ts-expect-error bound hooks have one link
    expectTypeOf(() => boundHooks().LinkProvider({ link: otherLink() })).toBeFunction()
    // @ts-expect-error a link of another schema
    expectTypeOf(() => createLinkHooks(schema, { link: otherLink() })).toBeFunction()
    // @ts-expect-error a component that the schema does not have
    expectTypeOf(() => hooks.useComponent(1, 'Nope')).toBeFunction()
    // @ts-expect-error a field that the component does not have
    expectTypeOf(() => hooks.useField(1, 'Health', 'nope')).toBeFunction()
    // @ts-expect-error a component that the schema does not have
    expectTypeOf(() => hooks.useEntities({ all: ['Nope'] })).toBeFunction()
    // @ts-expect-error a link of another schema
    expectTypeOf(() => hooks.LinkProvider({ link: otherLink() })).toBeFunction()
  })

  it('[H78] binds hooks to a link, which need no provider to find it and one to open it', () => {
    const { link, server, frame } = createReactGame()
    const orc = server.spawn({ Health: { current: 80, max: 100 } })
    frame()
    const bound = createLinkHooks(schema, { link })
    const other = createReactGame()
    const { result } = renderHook(() => bound.useComponent(orc, 'Health'), {
      wrapper: other.Provider,
    })
    expect(result.current).toEqual({ current: 80, max: 100 })
    expect(link.retained).toBe(0)

    const within = renderHook(() => [bound.useLink(), bound.useEntityCount({})] as const, {
      wrapper: bound.LinkProvider,
    })
    expect(within.result.current).toEqual([link, 1])
    expect(link.retained).toBe(1)
    within.unmount()
    expect(link.retained).toBe(0)
  })

  it('[H78] reads the store that the link has, also one made afterwards with options or in place of another', () => {
    const link = new FakeLink(schema)
    const bound = createLinkHooks(schema, { link })
    createReplicaStore(link, { maxMessages: 1 }).dispose()
    const store = createReplicaStore(link)
    link.server.spawn({ Health: { current: 7, max: 9 } }, { id: 1 })
    link.deliver()
    store.publish()
    const { result } = renderHook(() => bound.useField(1, 'Health', 'current'))
    expect(result.current).toBe(7)
  })

  it('[H79] gives typed and bound hooks for every untyped one', () => {
    const { link } = createReactGame()
    const untyped = Object.keys(index).filter((name) => name.startsWith('use'))
    for (const made of [hooks, createLinkHooks(schema, { link })]) {
      expect(Object.keys(made).toSorted()).toEqual(['LinkProvider', ...untyped].toSorted())
    }
  })

  it('[H42] types the store by its link', () => {
    const { link } = createReactGame()
    const { world } = replicaOf(link).getState()

    expectTypeOf(world.component(1, 'Position')).toEqualTypeOf<
      { readonly x: number; readonly y: number } | undefined
    >()
    expectTypeOf(world.field(1, 'Bag', 'open')).toEqualTypeOf<boolean | undefined>()
    expectTypeOf(world.query).parameter(0).toHaveProperty('all')
    // @ts-expect-error a component that the schema does not have
    expect(world.query({ all: ['Nope'] })).toEqual([])
    // @ts-expect-error a component that the schema does not have
    expect(world.component(1, 'Nope')).toBeUndefined()
  })
})

function boundHooks(): BoundLinkHooks<GameSchema> {
  throw new Error('only its type is used')
}

function otherLink(): Link<ReturnType<typeof otherSchema>> {
  throw new Error('only its type is used')
}

function otherSchema() {
  return defineSchema({ Speed: { dx: f32 } })
}
