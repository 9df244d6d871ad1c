import { expect, it } from 'vitest'
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
