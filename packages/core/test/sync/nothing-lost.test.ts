import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntityId } from '../../src/protocol/ids.ts'
import { type Rig, contentOf, createRig, isState } from './link-harness.ts'

type Step =
  | { readonly kind: 'spawn'; readonly x: number }
  | { readonly kind: 'despawn' | 'remove'; readonly pick: number }
  | { readonly kind: 'move'; readonly pick: number; readonly x: number }
  | { readonly kind: 'name'; readonly pick: number; readonly value: string }
  | { readonly kind: 'respawn'; readonly pick: number }
  | { readonly kind: 'tick' | 'lose' | 'restart' | 'down' | 'up' | 'resync' | 'drop' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('spawn'), x: fc.integer() }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('despawn', 'remove'), pick: fc.nat() }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('move'), pick: fc.nat(), x: fc.integer() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('name'), pick: fc.nat(), value: fc.string() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('respawn'), pick: fc.nat() }) },
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('tick') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('lose', 'restart', 'down', 'up', 'resync', 'drop'),
    }),
  },
) as fc.Arbitrary<Step>

function play(rig: Rig, action: Step): void {
  const { server } = rig
  const ids = [...server.world.ids()]
  const pick = 'pick' in action ? ids[action.pick % Math.max(1, ids.length)] : undefined
  switch (action.kind) {
    case 'spawn':
      server.world.spawn({ Position: { x: action.x, y: 0 }, Health: { current: 1 } })
      break
    case 'tick':
      rig.step()
      break
    case 'lose':
      server.loseAll()
      break
    case 'restart':
      server.restart()
      break
    case 'down':
      server.isUp = false
      server.loseAll()
      break
    case 'up':
      server.isUp = true
      break
    case 'drop':
      server.loses = isState
      rig.step()
      server.loses = () => false
      break
    case 'resync':
      for (const { manager } of server.peers) manager.requestSnapshot()
      break
    default:
      if (pick !== undefined) change(rig, pick, action)
  }
}

function change({ server }: Rig, id: EntityId, action: Step): void {
  if (action.kind === 'despawn') server.world.despawn(id)
  else if (action.kind === 'remove') server.world.remove(id, 'Health')
  else if (action.kind === 'name') server.world.set(id, 'Name', { value: action.value })
  else if (action.kind === 'move') server.world.set(id, 'Position', { x: action.x, y: 1 })
  else if (action.kind === 'respawn') {
    server.world.despawn(id)
    server.world.spawn({ Name: { value: 'again' } }, { id })
  }
}

describe('nothing is lost', () => {
  it('[N1] whatever is refused, cut or restarted, the replica ends up equal to the world', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 120 }),
        fc.record({
          maxMessagesPerSecond: fc.constantFrom(1, 2, 5, 1_000),
          maxBytesPerSecond: fc.constantFrom(200, 2_000, 10_000_000),
        }),
        fc.constantFrom('msgpack' as const, 'json' as const),
        (steps, rateLimit, format) => {
          const rig = createRig({ format }, { rateLimit, format })
          rig.link.open()
          for (const action of steps) play(rig, action)
          rig.server.isUp = true
          // Something must be said once more for a loss to be noticed.
          rig.server.world.spawn({ Health: { current: 9 } })
          // Back-off is at most 5 s, and a starved limiter frees a message within its window.
          rig.step(300)
          expect(rig.link.status.state).toBe('live')
          expect(contentOf(rig.replica)).toEqual(contentOf(rig.server.world))
        },
      ),
      { numRuns: 300 },
    )
  })
})
