import { renderHook } from '@testing-library/react'
import { defineSchema, f32, type Link, type LinkStatus } from '@tx2-link/core'
import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import { createLinkHooks } from '../src/create-link-hooks.ts'
import { replicaOf } from '../src/store/create-replica-store.ts'
import { useComponent } from '../src/use-component.ts'
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
    // @ts-expect-error a component that the schema does not have
    expectTypeOf(() => hooks.useComponent(1, 'Nope')).toBeFunction()
    // @ts-expect-error a field that the component does not have
    expectTypeOf(() => hooks.useField(1, 'Health', 'nope')).toBeFunction()
    // @ts-expect-error a component that the schema does not have
    expectTypeOf(() => hooks.useEntities({ all: ['Nope'] })).toBeFunction()
    // @ts-expect-error a link of another schema
    expectTypeOf(() => hooks.LinkProvider({ link: otherLink() })).toBeFunction()
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

function otherLink(): Link<ReturnType<typeof otherSchema>> {
  throw new Error('only its type is used')
}

function otherSchema() {
  return defineSchema({ Speed: { dx: f32 } })
}
