import { act, cleanup, renderHook } from '@testing-library/react'
import {
  connect,
  defineSchema,
  f32,
  MemoryTransport,
  type Schema,
  SyncManager,
  World,
  type WorldSender,
} from '@tx2-link/core'
import { createFakeClock, createRandom } from '@tx2-link/core/testing'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { createLinkHooks } from '../src/create-link-hooks.tsx'
import { createReplicaStore } from '../src/store/create-replica-store.ts'
import { createManualFrames } from './manual-frames.ts'

/** Names that mean something to objects. */
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

const schema: Schema = defineSchema(
  Object.fromEntries(
    NAMES.map((name) => [name, Object.fromEntries(NAMES.map((field) => [field, f32]))]),
  ),
)

const { LinkProvider, useComponent, useEntities, useEntity, useField } = createLinkHooks(schema)

afterEach(cleanup)

/** Every field with a number of its own. */
function fields(base: number): Record<string, number> {
  return Object.fromEntries(NAMES.map((name, index) => [name, base + index]))
}

/** A world of such names on a server, and hooks over a link to it. */
function createRig() {
  const clock = createFakeClock()
  const frames = createManualFrames()
  const server: World = new World(schema)
  const senders: WorldSender[] = []
  const link = connect('memory://server', {
    schema,
    clock,
    random: createRandom(1),
    transport: () => {
      const [near, far] = MemoryTransport.createPair()
      const manager = new SyncManager(far, { clock, schema, role: 'server' })
      senders.push(manager.serveWorld(manager.createWorldEncoder(server)))
      return near
    },
  })
  createReplicaStore(link, { scheduler: frames.schedule })
  link.open()
  return {
    server,
    step: () =>
      act(() => {
        server.seal(clock.unixMs())
        for (const sender of senders) sender.flush()
        clock.advance(50)
        frames.draw()
      }),
    wrapper: ({ children }: { readonly children?: ReactNode }) => (
      <LinkProvider link={link}>{children}</LinkProvider>
    ),
  }
}

describe('names that mean something to objects', () => {
  it('[P25] [H12] are given by every hook as others are, and followed', () => {
    const { server, step, wrapper } = createRig()
    const id = server.spawn({ ['__proto__']: fields(1), toString: fields(2) })
    step()
    const { result } = renderHook(
      () => ({
        component: useComponent(id, '__proto__'),
        field: useField(id, '__proto__', '__proto__'),
        missing: useComponent(id, 'constructor'),
        names: Object.keys(useEntity(id) ?? {}),
        having: useEntities({ all: ['__proto__'] }),
        lacking: useEntities({ all: ['hasOwnProperty'] }),
      }),
      { wrapper },
    )
    expect(Object.entries(result.current.component ?? {})).toEqual(Object.entries(fields(1)))
    expect(result.current.field).toBe(1)
    expect(result.current.missing).toBeUndefined()
    expect(result.current.names.toSorted()).toEqual(['__proto__', 'toString'])
    expect(result.current.having).toEqual([id])
    expect(result.current.lacking).toEqual([])

    server.patch(id, '__proto__', { ['__proto__']: 7 })
    server.set(id, 'hasOwnProperty', fields(3))
    step()
    expect(result.current.field).toBe(7)
    expect(result.current.lacking).toEqual([id])

    server.remove(id, '__proto__')
    step()
    expect(result.current.component).toBeUndefined()
    expect(result.current.having).toEqual([])
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
