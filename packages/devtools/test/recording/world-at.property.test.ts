import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecorderOptions } from '../../src/recording/recorder-options.ts'
import { type Recorded, Rig, type RigOptions, holdsState, livingOf, textOf } from './rig.ts'

type Step =
  | { readonly kind: 'spawn' | 'ownSpawn'; readonly x: number }
  | { readonly kind: 'despawn' | 'strip' | 'respawn'; readonly pick: number }
  | { readonly kind: 'move' | 'hit' | 'ownMove'; readonly pick: number; readonly x: number }
  | { readonly kind: 'pack'; readonly pick: number; readonly items: readonly number[] }
  | {
      readonly kind:
        | 'tick'
        | 'cut'
        | 'restart'
        | 'lose'
        | 'loseBack'
        | 'resync'
        | 'pause'
        | 'resume'
    }

const pick = fc.nat(30)
const x = fc.double({ min: -1e6, max: 1e6, noNaN: true })

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('spawn', 'ownSpawn'), x }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('despawn', 'strip', 'respawn'), pick }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constantFrom('move', 'hit', 'ownMove'), pick, x }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('pack'),
      pick,
      items: fc.array(fc.integer(), { maxLength: 3 }),
    }),
  },
  { weight: 16, arbitrary: fc.record({ kind: fc.constant('tick') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('cut', 'restart', 'lose', 'loseBack', 'resync', 'pause', 'resume'),
    }),
  },
) as fc.Arbitrary<Step>

function play(rig: Rig, action: Step): void {
  const { world, link } = rig
  const chosen = 'pick' in action ? pickOf(livingOf(world), action.pick) : undefined
  switch (action.kind) {
    case 'spawn':
      world.spawn({ Position: { x: action.x, y: 0 }, Health: { current: 9, shield: 1 } })
      break
    case 'ownSpawn':
      if (link.own !== undefined && link.own.size < 20) {
        link.own.spawn({ Position: { x: action.x, y: 1 } })
      }
      break
    case 'ownMove': {
      const mine = link.own && pickOf(livingOf(link.own), action.pick)
      if (mine !== undefined) link.own?.set(mine, 'Position', { x: action.x, y: 2 })
      break
    }
    case 'tick':
      rig.run(1)
      break
    case 'cut':
      rig.cut()
      break
    case 'restart':
      rig.restart()
      break
    case 'lose':
      rig.loses = holdsState
      rig.run(1)
      rig.loses = () => false
      break
    case 'loseBack':
      rig.loses = (bytes) => !holdsState(bytes)
      rig.run(1)
      rig.loses = () => false
      break
    case 'resync':
      link.resync('the test wants it')
      break
    case 'pause':
      rig.pause()
      break
    case 'resume':
      rig.resume()
      break
    default:
      if (chosen !== undefined) change(rig, chosen, action)
  }
}

function change({ world }: Rig, id: number, action: Step): void {
  if (action.kind === 'despawn') world.despawn(id)
  else if (action.kind === 'strip') world.remove(id, 'Health')
  else if (action.kind === 'move') world.set(id, 'Position', { x: action.x, y: 0 })
  else if (action.kind === 'hit') world.set(id, 'Health', { current: Math.abs(action.x) & 0xff })
  else if (action.kind === 'pack') world.set(id, 'Bag', { items: action.items })
  else if (action.kind === 'respawn') {
    world.despawn(id)
    world.spawn({ Profile: { name: 'again' } }, { id })
  }
}

function pickOf(ids: readonly number[], at: number): number | undefined {
  return ids[at % Math.max(1, ids.length)]
}

function playAll(options: RigOptions, steps: readonly Step[], joinAt: number): Rig {
  const rig = new Rig(options)
  if (joinAt === 0) rig.follow()
  rig.link.open()
  for (const [at, action] of steps.entries()) {
    if (joinAt > 0 && at === joinAt) rig.follow()
    play(rig, action)
  }
  rig.run(5)
  rig.settle()
  return rig
}

/** The world of every message that is kept is the real one, and a cursor that walks along agrees; how many are known. */
function expectTruth({ recorder, truth }: Recorded, direction: 'in' | 'out'): number {
  let known = 0
  const cursor = recorder.createCursor(direction)
  let isReached = recorder.firstIndex === 0
  for (let index = recorder.firstIndex; index < recorder.endIndex; index += 1) {
    const { columns } = recorder
    const isKeyframe =
      columns.messageType(index) === 'snapshot' && columns.direction(index) === direction
    // What was evicted may have held the keyframe; then the next one must do.
    isReached ||= isKeyframe
    const world = recorder.worldAt(index, direction)
    const real = world === undefined && !isReached ? undefined : truth[index]
    const told = `message ${index} ${direction}`
    expect([told, world && textOf(world)]).toEqual([told, real])
    if (world !== undefined) known += 1
    const walked = cursor.moveTo(index)
    expect([told, walked && textOf(walked)]).toEqual([told, real])
  }
  return known
}

const sync = fc.record({
  rateLimit: fc.record({
    maxMessagesPerSecond: fc.constantFrom(5, 1_000),
    maxBytesPerSecond: fc.constantFrom(2_000, 10_000_000),
  }),
  format: fc.constantFrom('msgpack' as const, 'json' as const),
})

function check(
  recorder: fc.Arbitrary<RecorderOptions>,
  numRuns: number,
  after: (rig: Rig) => void = () => {},
): number {
  let known = 0
  const steps = fc.array(step, { maxLength: 70, size: 'max' })
  fc.assert(
    fc.property(steps, recorder, sync, fc.constantFrom(0, 10), (steps, recorder, sync, joinAt) => {
      const link = { format: sync.format }
      const rig = playAll({ recorder, sync, link }, steps, joinAt)
      known += expectTruth(rig.client, 'in')
      known += expectTruth(rig.own, 'out')
      for (const peer of rig.peers) known += expectTruth(peer, 'out')
      after(rig)
    }),
    { numRuns },
  )
  return known
}

describe('the world at a message', () => {
  it('[C20] is the real one, at both ends and for the client’s own world, whatever happens', () => {
    const known = check(fc.record({ keyframeEvery: fc.constantFrom(1, 3, 2_000) }), 100)
    expect(known).toBeGreaterThan(1_000)
  }, 60_000)

  it('[C21] stays the real one when old messages are evicted, and is unknown only where no keyframe reaches', () => {
    const small = { maxBytes: 20_000, segmentBytes: 1_000 }
    const recorder = fc.constantFrom(
      { ...small, keyframeEvery: 2 },
      { ...small, keyframeEvery: 2_000 },
    )
    let evicted = 0
    check(recorder, 100, (rig) => {
      evicted += rig.client.recorder.dropped.messages
    })
    expect(evicted).toBeGreaterThan(0)
  }, 60_000)
})
