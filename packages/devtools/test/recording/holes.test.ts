import { type EncodedMessage, World, WorldEncoder, createCodec } from '@tx2-link/core'
import { createFakeClock } from '@tx2-link/core/testing'
import { describe, expect, it } from 'vitest'
import { Recorder } from '../../src/recording/recorder.ts'
import type { RecorderOptions } from '../../src/recording/recorder-options.ts'
import { RelayWarning } from '../../src/relay/synthetic.ts'
import { messageEvent, warningEvent } from './events.ts'
import { schema, textOf } from './rig.ts'

/** What a relay tells of a server's peer that is sent a delta each tick. */
class Relayed {
  readonly recorder: Recorder
  /** The real world after each message. */
  readonly truth: string[] = []
  readonly clock = createFakeClock(1_000)
  readonly #world = new World(schema)
  readonly #encoder = new WorldEncoder(this.#world, createCodec('msgpack'), 1)
  readonly #id = this.#world.spawn({ Position: { x: 0, y: 0 } })

  constructor(options: RecorderOptions = {}) {
    this.recorder = new Recorder({ clock: this.clock, schema, worldDirection: 'out', ...options })
    this.#world.seal(this.clock.unixMs())
  }

  /** One move for each tick, told or not. */
  tick(count = 1, isTold = true): void {
    for (let done = 0; done < count; done += 1) {
      const base = { tick: this.#world.tick, timestamp: this.#world.timestamp }
      this.clock.advance(50)
      this.#world.patch(this.#id, 'Position', { x: base.tick })
      this.#world.seal(this.clock.unixMs())
      if (!isTold) continue
      this.#tell(this.#encoder.delta(base)!, {})
      this.truth.push(textOf(this.#world))
    }
  }

  keyframe(bytes?: Uint8Array): void {
    const encoded = this.#encoder.snapshot()
    this.#tell({ ...encoded, bytes: bytes ?? encoded.bytes }, { synthetic: true })
  }

  /** Events that this inspector never gets. */
  hole(code: string = RelayWarning.dropped): void {
    this.tick(3, false)
    this.recorder.probe(warningEvent(this.clock.now(), code, 'dropped some'))
  }

  #tell(encoded: EncodedMessage, more: { readonly synthetic?: true }): void {
    const time = this.clock.now()
    const wire = { direction: 'out', format: 'msgpack', ticks: 1, link: 'peer 1' } as const
    this.recorder.probe({ type: 'message', time, ...wire, ...encoded, ...more })
  }
}

function worldsOf({ recorder }: Relayed): (string | undefined)[] {
  return Array.from({ length: recorder.endIndex }, (_, index) => {
    const world = recorder.worldAt(index)
    return world && textOf(world)
  })
}

describe('a hole', () => {
  it.each(Object.values(RelayWarning))(
    '[C34] told as %s leaves the worlds on both sides of it what they were',
    (code) => {
      const relayed = new Relayed()
      relayed.keyframe()
      relayed.tick(3)
      relayed.hole(code)
      relayed.keyframe()
      relayed.tick(3)
      expect(worldsOf(relayed)).toEqual(relayed.truth)
    },
  )

  it('[C34] makes the world unknown until a keyframe comes', () => {
    const relayed = new Relayed()
    const { recorder, truth } = relayed
    relayed.keyframe()
    relayed.tick(2)
    relayed.hole()
    relayed.tick(2)
    expect(worldsOf(relayed)).toEqual([truth[0], truth[1], undefined, undefined])
    const cursor = recorder.createCursor()
    expect(cursor.moveTo(3)).toBeUndefined()
    relayed.keyframe()
    relayed.tick(1)
    expect(textOf(cursor.moveTo(4)!)).toBe(truth[4])
  })

  it.each([
    ['a hole', (relayed: Relayed) => relayed.hole()],
    [
      'a pause',
      (relayed: Relayed) => {
        relayed.recorder.pause()
        relayed.tick(3, false)
        relayed.recorder.resume()
      },
    ],
    ['a delta from elsewhere', (relayed: Relayed) => relayed.tick(3, false)],
  ])('[C35] a cursor that crosses %s goes on from the keyframe behind it', (_, interrupt) => {
    const relayed = new Relayed()
    const { recorder, truth } = relayed
    const cursor = recorder.createCursor()
    relayed.keyframe()
    relayed.tick(2)
    expect(textOf(cursor.moveTo(1)!)).toBe(truth[1])
    interrupt(relayed)
    relayed.tick(2)
    relayed.keyframe()
    relayed.tick(3)
    expect(textOf(cursor.moveTo(recorder.endIndex - 1)!)).toBe(truth.at(-1))
  })

  it('[C35] a cursor comes to know the world from a keyframe right behind what it goes to', () => {
    const relayed = new Relayed()
    const { recorder, truth } = relayed
    const cursor = recorder.createCursor()
    relayed.keyframe()
    relayed.tick(2)
    cursor.moveTo(1)
    relayed.hole()
    relayed.tick(2)
    relayed.keyframe()
    expect(textOf(cursor.moveTo(recorder.endIndex - 1)!)).toBe(truth.at(-1))
  })

  it('[C35] idle reading leaves keyframes behind it as well', () => {
    const relayed = new Relayed({ keyframeEvery: 4 })
    relayed.keyframe()
    relayed.tick(8)
    relayed.hole()
    relayed.keyframe()
    relayed.clock.advance(1_000)
    const { keyframes } = relayed.recorder.memory
    relayed.tick(40)
    relayed.clock.advance(1_000)
    expect(relayed.recorder.memory.keyframes).toBeGreaterThan(keyframes)
    expect(worldsOf(relayed)).toEqual(relayed.truth)
  })

  it('[C35] a keyframe that cannot be read counts for nothing', () => {
    const relayed = new Relayed()
    const { recorder, truth } = relayed
    relayed.keyframe()
    relayed.tick(2)
    const { keyframes } = recorder.memory
    relayed.hole()
    relayed.keyframe(new Uint8Array([0xc1]))
    relayed.tick(2)
    expect(worldsOf(relayed)).toEqual([truth[0], truth[1], undefined, undefined])
    expect(recorder.memory.keyframes).toBe(keyframes)
  })

  it('[C36] takes no pong behind it for the answer to a ping before it', () => {
    const { recorder } = new Relayed()
    recorder.probe(messageEvent({ type: 'ping' }, { direction: 'out', time: 1_000 }))
    recorder.probe(warningEvent(2_000, RelayWarning.lost, 'lost'))
    recorder.probe(messageEvent({ type: 'pong' }, { time: 9_000 }))
    expect(recorder.rttMs).toBeUndefined()
  })
})
