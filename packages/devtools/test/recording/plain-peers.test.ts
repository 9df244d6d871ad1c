import {
  type DeltaChange,
  MemoryTransport,
  type SerializedEntity,
  SyncManager,
  World,
  type WorldSnapshot,
  connect,
  createCodec,
  createDeltaPayload,
  createMessage,
} from '@tx2-link/core'
import { createFakeClock } from '@tx2-link/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Recorder } from '../../src/recording/recorder.ts'
import { canonical } from './canonical.ts'
import { entriesOf } from './events.ts'
import { schema } from './rig.ts'

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      entities: fc.uniqueArray(fc.nat(4), { maxLength: 4 }),
      x: fc.nat(3),
      // Plain peers may tell any time: it need not grow.
      timestamp: fc.nat(5),
    }),
  },
  { weight: 1, arbitrary: fc.constant('connect' as const) },
)

function snapshotOf(ids: readonly number[], x: number, timestamp: number): WorldSnapshot {
  const world = new World(schema)
  for (const id of ids) world.spawn({ Position: { x, y: id } }, { id })
  world.seal(1)
  return { entities: world.snapshot(), timestamp, version: '1.0.0' }
}

function textOf(entities: readonly SerializedEntity[]): string {
  return canonical(entities.toSorted((a, b) => a.id - b.id))
}

describe('peers that do not greet', () => {
  it('[C26] are followed in the order of their messages, whatever their times say', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const clock = createFakeClock()
        const [sent, received] = [
          new Recorder({ clock, schema, worldDirection: 'out' }),
          new Recorder({ clock, schema }),
        ]
        const truth = { sent: [] as string[], received: [] as string[] }
        let sender: SyncManager | undefined
        const connect = (): SyncManager => {
          sender?.close()
          const [near, far] = MemoryTransport.createPair()
          const receiver = new SyncManager(far, { clock, schema, probe: received.probe })
          receiver.subscribe(() => {})
          const manager = new SyncManager(near, { clock, schema, probe: sent.probe })
          manager.subscribe(() => {})
          return manager
        }
        sender = connect()
        for (const action of steps) {
          if (action === 'connect') sender = connect()
          else {
            const snapshot = snapshotOf(action.entities, action.x, action.timestamp)
            const before = [sent.endIndex, received.endIndex]
            if (action.x === 0) sender.sendSnapshot(snapshot)
            else sender.sendDelta(snapshot)
            const told = textOf(snapshot.entities)
            if (sent.endIndex > before[0]!) truth.sent[before[0]!] = told
            if (received.endIndex > before[1]!) truth.received[before[1]!] = told
          }
        }
        for (const [recorder, told] of [
          [sent, truth.sent],
          [received, truth.received],
        ] as const) {
          const known = [...Array(recorder.endIndex).keys()].map((index) => {
            const world = recorder.worldAt(index)
            return world && canonical(world.snapshot())
          })
          expect(known).toEqual([...told])
        }
      }),
      { numRuns: 200 },
    )
  })

  it('[C26] are followed on when they are asked for their state, and swept when they tell it anew', () => {
    const clock = createFakeClock()
    const recorder = new Recorder({ clock, schema })
    const [near, far] = MemoryTransport.createPair()
    const link = connect('plain', { schema, clock, transport: () => near, probe: recorder.probe })
    const codec = createCodec('msgpack')
    const say = (changes: readonly DeltaChange[], base: bigint): void => {
      const stamp = { timestamp: 1n, sequence: 1n, schemaVersion: 1 }
      far.send(codec.encodeMessage(createMessage(createDeltaPayload(changes, base), stamp)))
    }
    const known = (): readonly number[] | undefined => {
      const world = recorder.worldAt(recorder.endIndex - 1)
      return world && [...world.ids()].sort()
    }
    link.open()
    say([added(1), added(2)], 0n)
    link.resync('a change was lost')
    say([added(3)], 50n)
    expect(known()).toEqual([1, 2, 3])
    say([added(3), added(4)], 0n)
    expect(known()).toEqual([3, 4])
    expect(entriesOf(recorder.marks).map(({ kind }) => kind)).toContain('resync')
  })
})

const added = (entityId: number): DeltaChange => ({ type: 'entity_added', entityId })
