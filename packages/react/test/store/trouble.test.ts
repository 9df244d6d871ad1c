import { expect, it, vi } from 'vitest'
import { createReplicaStore } from '../../src/store/create-replica-store.ts'
import { FakeLink } from '../fake-link.ts'
import { schema } from '../game.ts'

it('[P48] asks for the whole state again when a delta names what is not here', () => {
  const link = new FakeLink(schema)
  const store = createReplicaStore(link)
  link.deliverChanges([{ type: 'component_removed', entityId: 7, componentId: 'Health' }])
  store.publish()
  expect(link.resyncs).toEqual(['1 changes named what is not here'])
})

it('[P16] reports what a query throws once all is published, and goes on where the report throws', () => {
  const link = new FakeLink(schema)
  const seen: unknown[] = []
  const uncaught = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => {})
  const store = createReplicaStore(link, {
    onError: () => {
      seen.push([store.getState().revision, store.getState().world.field(1, 'Health', 'current')])
      throw new Error('nor can this')
    },
  })
  const told = vi.fn<() => void>()
  store.subscribeQuery({ where: { Health: () => throwing() } }, told)
  store.subscribeComponent(1, 'Health', told)
  link.server.spawn({ Health: { current: 5, max: 9 } }, { id: 1 })
  link.deliver()
  store.publish()

  expect(seen).toEqual([[1, 5]])
  expect(told).toHaveBeenCalledOnce()
  expect(uncaught).toHaveBeenCalledOnce()
  uncaught.mockRestore()
})

function throwing(): boolean {
  throw new Error('this query cannot be asked')
}

it("[P49] says which of the server's ticks is shown, and its time", () => {
  const link = new FakeLink(schema)
  const store = createReplicaStore(link)
  link.server.spawn({ Health: { current: 1, max: 2 } })
  link.deliver()
  expect(store.getState().tick).toBe(0)
  store.publish()
  expect(store.getState()).toMatchObject({
    tick: link.server.tick,
    timestamp: link.server.timestamp,
  })
})
