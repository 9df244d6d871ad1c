import { describe, expect, it } from 'vitest'
import { createDeltaPayload, createSnapshotPayload } from '../../src/protocol/create-message.ts'
import { MAX_PLAIN_ENTITIES, PlainWorld } from '../../src/sync/plain-world.ts'
import { entity } from './helpers.ts'
import { arrival, createPlainRig, move } from './plain-rig.ts'

const remove = (entityId: number) => ({ type: 'entity_removed', entityId }) as const

describe('a plain peer that serves', () => {
  it('[M5] after a reconnect what is here stays, not live, until its first state, which is whole', () => {
    const rig = createPlainRig()
    rig.delta([...arrival(1, 1), ...arrival(2, 2)])
    rig.lose()
    expect(rig.link.status.state).toBe('reconnecting')
    rig.clock.advance(1_000)
    expect(rig.link.status.state).toBe('reconnecting')
    expect(rig.places()).toEqual({ 1: 1, 2: 2 })
    rig.delta(arrival(2, 5), 700n)
    expect(rig.link.status.state).toBe('live')
    expect(rig.places()).toEqual({ 2: 5 })
    expect(rig.requests()).toBe(0)
  })

  it('[M6] tells its whole world again when its baseline was reset: what is not named goes', () => {
    const rig = createPlainRig()
    rig.delta([...arrival(1, 1), ...arrival(2, 2), ...arrival(3, 3)])
    rig.delta([move(1, 1, 7)], 50n)
    rig.delta([...arrival(3, 9), ...arrival(1, 8)])
    expect(rig.places()).toEqual({ 1: 8, 3: 9 })
    expect(rig.requests()).toBe(0)
    expect(rig.link.getStats()).toMatchObject({ resyncs: 1, repairs: 0 })
  })

  it('[M6] and after a snapshot, which its baseline does not know of', () => {
    const rig = createPlainRig()
    rig.snapshot([entity(1, 1), entity(2, 2)])
    rig.delta([...arrival(2, 3)])
    expect(rig.places()).toEqual({ 2: 3 })
    expect(rig.requests()).toBe(0)
  })

  it.each([
    ['starts from a state of its own', arrival(1, 5), 50n],
    ['changes something too', [...arrival(1, 5), move(2, 2, 3)], 0n],
    ['adds only what is new', arrival(3, 5), 0n],
  ])('[M6] a delta that %s sweeps nothing', (_, changes, base) => {
    const rig = createPlainRig()
    rig.delta([...arrival(1, 1), ...arrival(2, 2)])
    rig.delta(changes, base)
    expect(rig.places()).toHaveProperty('1')
    expect(rig.places()).toHaveProperty('2')
  })

  it.each([
    ['changes an entity that is not here', [move(9, 1, 2)], '1 unknown'],
    ['adds an entity that is here', arrival(1, 5), 'entity 1 came, and is here'],
    ['had another value before', [move(1, 4, 5)], '1 conflicts'],
    [
      'changes a component that is not here',
      [{ type: 'fields_updated', entityId: 1, componentId: 'Other', fields: [] }] as const,
      '1 unknown',
    ],
  ])(
    '[M7] that %s has lost a change: one snapshot is asked for, and it is said',
    (_, changes, reason) => {
      const rig = createPlainRig()
      rig.delta([...arrival(1, 1), ...arrival(2, 2)])
      rig.delta(changes, 50n)
      expect(rig.requests()).toBe(1)
      expect(rig.reasons()).toEqual([reason])
      expect(rig.link.getStats().repairs).toBe(1)
      rig.snapshot([entity(2, 20)])
      expect(rig.places()).toEqual({ 2: 20 })
      rig.delta([move(2, 20, 21)], 50n)
      expect(rig.places()).toEqual({ 2: 21 })
      expect(rig.requests()).toBe(1)
    },
  )

  it('[M7] is followed on while the request is on its way', () => {
    const rig = createPlainRig()
    rig.delta([...arrival(1, 1), ...arrival(2, 2)])
    rig.delta([move(9, 1, 2)], 50n)
    rig.delta([move(1, 1, 6)], 100n)
    expect(rig.places()).toEqual({ 1: 6, 2: 2 })
    expect(rig.link.status.state).toBe('live')
  })

  it('[M7] whose first delta is no whole state is asked for it at once', () => {
    const rig = createPlainRig()
    rig.delta([...arrival(3, 3), move(1, 1, 2)], 50n)
    expect(rig.places()).toEqual({ 3: 3 })
    expect(rig.requests()).toBe(1)
  })

  it('[M7] is asked ever more rarely while it does not answer, and again at once after it did', () => {
    const rig = createPlainRig()
    rig.delta(arrival(1, 1))
    const askedAt: number[] = []
    const start = rig.clock.now()
    for (let second = 0; second <= 100; second += 1) {
      const before = rig.requests()
      rig.delta([move(9, 1, 2)], 50n)
      if (rig.requests() > before) askedAt.push((rig.clock.now() - start) / 1_000)
      rig.clock.advance(1_000)
    }
    expect(askedAt).toEqual([0, 1, 3, 7, 15, 31, 63, 95])
    rig.snapshot([entity(1, 1)])
    rig.delta([move(9, 1, 2)], 50n)
    expect(rig.requests()).toBe(askedAt.length + 1)
  })

  it('[M8] is not judged by the delta after a snapshot, which starts before it', () => {
    const rig = createPlainRig()
    rig.delta(arrival(1, 1))
    rig.snapshot([entity(1, 5), entity(2, 2)])
    rig.delta([move(1, 1, 6), ...arrival(2, 3), remove(8)], 50n)
    expect(rig.places()).toEqual({ 1: 6, 2: 3 })
    expect(rig.requests()).toBe(0)
    rig.delta([move(1, 1, 7)], 100n)
    expect(rig.requests()).toBe(1)
  })

  it('[M9] that never answers a ping is not given up for its silence', () => {
    const rig = createPlainRig()
    rig.delta(arrival(1, 1))
    rig.clock.advance(60_000)
    expect(rig.link.status.state).toBe('stale')
    expect(rig.link.getStats().reconnects).toBe(0)
    rig.delta([move(1, 1, 2)], 50n)
    expect(rig.link.status.state).toBe('live')
  })

  it('[M9] that answered one and then fell silent is given up', () => {
    const rig = createPlainRig()
    rig.delta(arrival(1, 1))
    rig.clock.advance(1_000)
    expect(rig.peer().heardOf('ping')).not.toEqual([])
    rig.peer().say({ type: 'pong' })
    rig.clock.advance(10_000)
    expect(rig.link.getStats().reconnects).toBeGreaterThan(0)
  })

  it('[M9] that never said anything is given up', () => {
    const rig = createPlainRig()
    rig.clock.advance(10_000)
    expect(rig.link.getStats().reconnects).toBeGreaterThan(0)
  })

  it('[M10] tells of a bounded number of entities: what goes beyond is refused, and counted', () => {
    const world = new PlainWorld()
    const ids = Array.from({ length: MAX_PLAIN_ENTITIES }, (_, id) => ({ id, components: [] }))
    expect(world.takeSnapshot([...ids, { id: ids.length, components: [] }])).toBe(false)
    expect(world.takeSnapshot(ids)).toBe(true)
    const { changes, ...delta } = createDeltaPayload(arrival(ids.length, 1), 50n)
    expect(world.takeDelta({ ...delta, changes }, false)).toBeUndefined()
    expect(world.takeDelta({ ...delta, changes: [remove(0)] }, false)).toMatchObject({
      full: false,
    })
    expect(world.takeDelta({ ...delta, changes }, false)).toMatchObject({ lost: undefined })
  })

  it('[M10] a state that is refused for its size changes nothing and is counted as an error', () => {
    const rig = createPlainRig()
    rig.delta(arrival(1, 1))
    const entities = Array.from({ length: MAX_PLAIN_ENTITIES + 1 }, (_, id) => ({
      id,
      components: [],
    }))
    rig.peer().say(createSnapshotPayload(entities, 0))
    expect(rig.places()).toEqual({ 1: 1 })
    expect(rig.link.getStats().errorCount).toBe(1)
  })

  it('[M11] is sent nothing but what the crate knows, and asked for nothing but its state', () => {
    const rig = createPlainRig()
    rig.delta(arrival(1, 1))
    rig.peer().say({ type: 'ping' })
    rig.delta([move(9, 1, 2)], 50n)
    rig.clock.advance(5_000)
    const kinds = new Set(rig.peer().heard.map(({ payload }) => payload.type))
    expect([...kinds].sort()).toEqual(['ping', 'pong', 'request_snapshot', 'schema_sync'])
    // A greeting is a schema to it; any other type than Null, or one that must be there, could matter.
    const [greeting] = rig.peer().heardOf('schema_sync')
    const fields = greeting!.schemas[0]!.fields
    expect(fields.map(({ fieldType, optional }) => ({ fieldType, optional }))).toEqual(
      fields.map(() => ({ fieldType: 'Null', optional: true })),
    )
    expect(rig.peer().heardOf('schema_sync')).toHaveLength(1)
  })
})
