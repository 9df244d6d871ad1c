import type { World } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { createRecorder } from '../../src/recording/create-recorder.ts'
import type { Recorder } from '../../src/recording/recorder.ts'
import { type Rig, afterwards, createRig, createWire, peerOf } from './harness.ts'

async function record(rig: Rig): Promise<Recorder> {
  const attached = await rig.attach()
  const connection = await rig.inspect(attached.url!)
  const source = peerOf(connection, 1)!
  const recorder = createRecorder(source, { clock: rig.clock })
  afterwards(() => recorder.dispose())
  afterwards(recorder.follow(source))
  return recorder
}

function newest(recorder: Recorder): unknown[] | undefined {
  return contents(recorder.worldAt(recorder.endIndex - 1))
}

function contents(world: World | undefined): unknown[] | undefined {
  return world?.snapshot()
}

describe('a recording over the relay', () => {
  it('[I80] rebuilds the server’s world for a peer that connected long ago', async () => {
    const rig = createRig()
    rig.join()
    const ids = [1, 2, 3].map((x) => rig.world.spawn({ Position: { x, y: 0 } }))
    rig.server.tick()
    rig.clock.advance(10_000)
    rig.server.tick()
    const recorder = await record(rig)
    await rig.until(() => recorder.memory.keyframes > 0)
    for (let x = 10; x < 15; x += 1) {
      rig.world.patch(ids[0]!, 'Position', { x })
      rig.clock.advance(50)
      rig.server.tick()
      const expected = rig.world.snapshot()
      const { tick } = rig.world
      await rig.until(() => recorder.indexOfSequence('out', tick) !== undefined)
      expect(contents(recorder.worldAt(recorder.indexOfSequence('out', tick)!))).toEqual(expected)
    }
  })

  it('[I81] rebuilds it, too, when it was asked for in the middle of a tick', async () => {
    const rig = createRig()
    rig.join()
    const id = rig.world.spawn({ Position: { x: 1, y: 0 } })
    rig.server.tick()
    rig.clock.advance(10_000)
    rig.server.tick()
    rig.world.patch(id, 'Position', { x: 2 })
    const recorder = await record(rig)
    await rig.until(() => rig.clock.now() > 15_300)
    rig.server.tick()
    await rig.until(() => recorder.memory.keyframes > 0)
    rig.clock.advance(50)
    rig.world.patch(id, 'Position', { y: 7 })
    rig.server.tick()
    await rig.until(() => recorder.endIndex > 0)
    expect(newest(recorder)).toEqual(rig.world.snapshot())
  })

  it('[I82] counts what went over the wire, and no keyframes', async () => {
    const rig = createRig()
    rig.join()
    const id = rig.world.spawn({ Note: { text: 'x'.repeat(10_000) } })
    rig.server.tick()
    rig.clock.advance(10_000)
    const recorder = await record(rig)
    await rig.until(() => recorder.memory.keyframes > 0)
    const [peer] = rig.server.peers
    const before = peer!.getStats()
    rig.world.set(id, 'Position', { x: 1, y: 1 })
    rig.server.tick()
    await rig.until(() => recorder.endIndex > 0)
    await rig.until(() => {
      const { messagesIn, messagesOut } = peer!.getStats()
      const recorded = recorder.totals.messagesIn + recorder.totals.messagesOut
      return recorded === messagesIn + messagesOut - before.messagesIn - before.messagesOut
    })
    const { bytesIn, bytesOut } = peer!.getStats()
    expect(recorder.totals.bytesOut).toBe(bytesOut - before.bytesOut)
    expect(recorder.totals.bytesIn).toBe(bytesIn - before.bytesIn)
    expect(recorder.totals.bytesOut).toBeLessThan(1_000)
  })

  it('[I83] has the world again when a limited peer is sent late what a keyframe holds', async () => {
    const rig = createRig()
    rig.join()
    const id = rig.world.spawn({ Position: { x: 1, y: 0 } })
    rig.server.tick()
    rig.clock.advance(1_000)
    rig.server.tick()
    const [peer] = rig.server.peers
    peer!.rateLimiter!.setConfig({ burstSize: 1 })
    peer!.sendError(4000, 'takes the only place')
    rig.world.patch(id, 'Position', { x: 2 })
    rig.server.tick()
    const recorder = await record(rig)
    await rig.until(() => recorder.memory.keyframes > 0)
    expect(recorder.indexOfSequence('out', rig.world.tick)).toBeUndefined()
    peer!.rateLimiter!.setConfig({ burstSize: 100 })
    rig.server.tick()
    await rig.until(() => recorder.indexOfSequence('out', rig.world.tick) !== undefined)
    const { keyframes } = recorder.memory
    await rig.until(() => recorder.memory.keyframes > keyframes)
    rig.world.patch(id, 'Position', { x: 3 })
    rig.server.tick()
    await rig.until(() => recorder.indexOfSequence('out', rig.world.tick) !== undefined)
    expect(newest(recorder)).toEqual(rig.world.snapshot())
  })

  it('[I84] goes on from the keyframe behind a hole, and not from what came before it', async () => {
    const rig = createRig()
    rig.join()
    const ids = [1, 2].map((x) => rig.world.spawn({ Position: { x, y: 0 } }))
    rig.server.tick()
    rig.clock.advance(1_000)
    const attached = await rig.attach()
    const wire = await createWire(attached.url!)
    const connection = await rig.inspect(wire.url)
    const source = peerOf(connection, 1)!
    const recorder = createRecorder(source, { clock: rig.clock })
    afterwards(() => recorder.dispose())
    afterwards(recorder.follow(source))
    await rig.until(() => recorder.memory.keyframes > 0)
    const { keyframes } = recorder.memory
    const tick = async (x: number): Promise<void> => {
      rig.world.patch(ids[0]!, 'Position', { x })
      rig.server.tick()
      await rig.until(() => recorder.indexOfSequence('out', rig.world.tick) !== undefined)
    }
    await tick(10)
    const cursor = recorder.createCursor()
    expect(contents(cursor.moveTo(recorder.endIndex - 1))).toEqual(rig.world.snapshot())
    wire.cut()
    await rig.until(() => connection.status.retryAt !== undefined)
    rig.world.patch(ids[1]!, 'Position', { x: 20 })
    rig.server.tick()
    wire.mend()
    await rig.until(() => recorder.memory.keyframes > keyframes)
    await tick(11)
    await tick(12)
    expect(contents(cursor.moveTo(recorder.endIndex - 1))).toEqual(rig.world.snapshot())
  })
})
