import { describe, expect, it } from 'vitest'
import type { Format } from '../../src/codec/codec.ts'
import { applyDelta } from '../../src/delta/apply-delta.ts'
import { applySnapshot } from '../../src/delta/apply-snapshot.ts'
import type { WorldSnapshot } from '../../src/protocol/world-snapshot.ts'
import type { SyncMode } from '../../src/sync/config.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import { createRandom } from '../../src/testing/random.ts'
import type { Transport } from '../../src/transport/transport.ts'
import { World } from '../../src/world/world.ts'
import { canonical } from '../world/canonical.ts'
import { type TransportKind, createConnector } from './contract-kind.ts'
import { createMovingWorld, movingSchema, moveWorld, type MovingWorld } from './moving-world.ts'
import { settle } from './recorder.ts'

const MODES: readonly SyncMode[] = ['full', 'delta', 'manual']
const FORMATS: readonly Format[] = ['msgpack', 'json', 'bincode']
const ENTITIES = 8
const STEPS = 12

/** A manager that shows its peer a world of its own, and keeps a replica of the peer's. */
function createEnd(transport: Transport, mode: SyncMode, format: Format, seed: number) {
  const manager = new SyncManager(transport, { mode, format, enableRateLimiting: false })
  const world = createMovingWorld(ENTITIES)
  const replica: MovingWorld = new World(movingSchema)
  const random = createRandom(seed)
  const heard = new Set<string>()
  manager.subscribe((event) => {
    heard.add(event.type)
    if (event.type === 'snapshot') applySnapshot(replica, event.snapshot.entities)
    else if (event.type === 'delta') applyDelta(replica, event.delta.changes)
    else return
    replica.seal(event.timestamp)
  })
  /** The application chooses in manual mode: now and then a snapshot, else a delta. */
  const show = (snapshot: WorldSnapshot, step: number) => {
    if (mode !== 'manual') return manager.send(snapshot)
    expect(manager.send(snapshot)).toMatchObject({ ok: true, sent: false })
    return step % 5 === 0 ? manager.sendSnapshot(snapshot) : manager.sendDelta(snapshot)
  }
  return {
    manager,
    heard,
    worldText: () => textOf(world),
    replicaText: () => textOf(replica),
    step: (step: number) => {
      if (step > 0) moveWorld(world, random)
      world.seal(step + 1)
      const timestamp = (step + 1) / 1000
      const result = show({ entities: world.snapshot(), timestamp, version: '1.0.0' }, step)
      expect(result.ok).toBe(true)
    },
  }
}

function textOf(world: MovingWorld): string {
  return canonical(world.snapshot().toSorted((one, other) => one.id - other.id))
}

/** Two managers over every transport, in every mode and format, both of them sending. */
export function describeSync(name: string, kind: TransportKind): void {
  const { connect } = createConnector(kind)
  const ways = MODES.flatMap((mode) => FORMATS.map((format) => ({ mode, format })))

  describe(`${name}: worlds`, () => {
    it.each(ways.map(({ mode, format }) => [`${mode} mode in ${format}`, mode, format] as const))(
      '[Y40] go both ways at once: %s',
      async (_, mode, format) => {
        const { near, far } = await connect()
        const here = createEnd(near, mode, format, 1)
        const there = createEnd(far, mode, format, 2)
        while (!here.manager.isConnected || !there.manager.isConnected) await settle()
        for (let step = 0; step < STEPS; step += 1) {
          here.step(step)
          there.step(step)
          await settle()
        }
        while (here.replicaText() !== there.worldText()) await settle()
        while (there.replicaText() !== here.worldText()) await settle()
        for (const { manager, heard } of [here, there]) {
          expect(manager.getStats().errorCount).toBe(0)
          expect(heard.has('snapshot')).toBe(mode !== 'delta')
          expect(heard.has('delta')).toBe(mode !== 'full')
        }
        here.manager.close()
      },
    )
  })
}
