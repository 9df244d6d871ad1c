import { PassThrough } from 'node:stream'
import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { encodeFrame, encodeFrameHeader } from '../../src/frame/encode-frame.ts'
import {
  connectStream,
  listenStream,
  type StreamTransportOptions,
  wrapChildProcess,
  wrapStream,
} from '../../src/node/index.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { record, settle } from '../transport/recorder.ts'
import { connectedStreams } from './stream-harness.ts'

/** A transport on one end, and by hand the other: what a program writes that is not ours. */
function withRawPeer(options: StreamTransportOptions = {}) {
  const input = new PassThrough()
  const output = new PassThrough()
  const transport = wrapStream({ input, output }, options)
  const written: number[] = []
  output.on('data', (chunk: Uint8Array) => written.push(...chunk))
  let ended = false
  output.on('end', () => {
    ended = true
  })
  return { transport, heard: record(transport), input, output, written, hasEnded: () => ended }
}

const CLOSE_4321 = [0xc1, 0, 4321 & 255, 4321 >> 8, 0x68, 0x69]

describe('the stream of a transport', () => {
  it('[T25] carries each message as a frame, which a program on the crate reads and writes', async () => {
    const { transport, heard, input, written } = withRawPeer()
    transport.send(Uint8Array.of(0x92, 7))
    transport.send(new Uint8Array())
    await settle()
    expect(written).toEqual([2, 0, 0, 0, 0x92, 7, 0, 0, 0, 0])
    for (const byte of [...encodeFrame(Uint8Array.of(1, 2)), ...encodeFrame(new Uint8Array())]) {
      input.write(Uint8Array.of(byte))
    }
    await heard.received(2)
    expect(heard.messages).toEqual([Uint8Array.of(1, 2), new Uint8Array()])
  })

  it('[T26] ends with a frame that says why, and is answered in kind', async () => {
    const { transport, heard, input, written, hasEnded } = withRawPeer()
    transport.close({ code: 4321, text: 'hi' })
    await settle()
    expect(written).toEqual([6, 0, 0, 0, ...CLOSE_4321])
    expect(hasEnded()).toBe(true)
    expect(heard.events).toEqual(['open'])
    expect(transport.state).toBe('closing')
    input.write(encodeFrame(Uint8Array.from(CLOSE_4321)))
    expect(await heard.closed()).toEqual({ code: 4321, text: 'hi' })
  })

  it('[T26] answers the close of the other end before it ends', async () => {
    const { heard, input, written, hasEnded } = withRawPeer()
    input.write(encodeFrame(Uint8Array.from(CLOSE_4321)))
    expect(await heard.closed()).toEqual({ code: 4321, text: 'hi' })
    await settle()
    expect(written).toEqual([6, 0, 0, 0, ...CLOSE_4321])
    expect(hasEnded()).toBe(true)
  })

  it.each([
    [[0xff, 0xff, 0x68], { code: 1005, text: 'h' }],
    [[0, 0], { code: 1005, text: '' }],
    [[0xa1, 0x0f, ...new Uint8Array(200).fill(0x68)], { code: 4001, text: 'h'.repeat(123) }],
    [[0xa1, 0x0f, 0xff], { code: 4001, text: '\ufffd' }],
  ])('[T26] hears a close however it is put: %o', async (reason, told) => {
    const { heard, input } = withRawPeer()
    input.write(encodeFrame(Uint8Array.of(0xc1, 0, ...reason)))
    expect(await heard.closed()).toEqual(told)
  })

  it('[T26] marks messages that begin like a close, so that every message arrives as it is', async () => {
    const { transport, heard, input, written } = withRawPeer()
    const message = Uint8Array.from(CLOSE_4321)
    transport.send(message)
    await settle()
    expect(written).toEqual([8, 0, 0, 0, 0xc1, 1, ...CLOSE_4321])
    input.write(Uint8Array.from(written))
    await heard.received(1)
    expect(heard.messages).toEqual([message])
    expect(heard.messages[0]!.buffer.byteLength).toBe(message.length)
  })

  it.each([[0xc1], [0xc1, 0], [0xc1, 0, 1], [0xc1, 2, 0, 0]])(
    '[T26] closes with 4003 at a frame that is neither: %d %d %d %d',
    async (...content) => {
      const { heard, input, written } = withRawPeer()
      const bytes = Uint8Array.from(content.filter((byte) => byte !== undefined))
      input.write(encodeFrame(bytes))
      await settle()
      expect(written.slice(4, 8)).toEqual([0xc1, 0, 4003 & 255, 4003 >> 8])
      input.write(encodeFrame(Uint8Array.from(written.slice(4))))
      expect(await heard.closed()).toMatchObject({ code: 4003 })
      expect(heard.messages).toEqual([])
    },
  )

  it('[T26] says nothing but messages to a plain peer, and takes its end for the answer', async () => {
    const { transport, heard, input, written, hasEnded } = withRawPeer({ plain: true })
    const odd = Uint8Array.of(0xc1, 0, 1, 1)
    transport.send(odd)
    input.write(encodeFrame(odd))
    await heard.received(1)
    transport.close({ code: 4321, text: 'hi' })
    await settle()
    expect(written).toEqual([4, 0, 0, 0, ...odd])
    expect(hasEnded()).toBe(true)
    expect(transport.state).toBe('closing')
    input.end()
    expect(await heard.closed()).toEqual({ code: 4321, text: 'hi' })
    expect(heard.messages).toEqual([odd])
  })

  it.each([true, false])('[T28] that ends without a word is lost (plain: %s)', async (plain) => {
    const { transport, heard, input } = withRawPeer({ plain })
    input.end(encodeFrame(Uint8Array.of(1)))
    expect(await heard.closed()).toEqual({ code: 1006, text: 'the other end is gone' })
    expect(heard.messages).toEqual([Uint8Array.of(1)])
    expect(transport.send(Uint8Array.of(2))).toBe(false)
  })

  it('[T28] that ends within a message is lost and says so', async () => {
    const { heard, input } = withRawPeer()
    input.end(encodeFrameHeader(5))
    expect(await heard.closed()).toEqual({
      code: 1006,
      text: 'the stream ended within a message',
    })
  })

  it('[T28] that fails is lost with the text of its error', async () => {
    const { heard, input } = withRawPeer()
    input.destroy(new Error('the cable is out'))
    expect(await heard.closed()).toEqual({ code: 1006, text: 'the cable is out' })
  })

  it('[T28] whose other end takes nothing any more still brings what that said last', async () => {
    const { transport, heard, input, output } = withRawPeer()
    output.destroy(new Error('write EPIPE'))
    await settle()
    expect(transport.state).toBe('closing')
    expect(transport.send(Uint8Array.of(1))).toBe(false)
    input.write(encodeFrame(Uint8Array.of(5)))
    input.write(encodeFrame(Uint8Array.from(CLOSE_4321)))
    expect(await heard.closed()).toEqual({ code: 4321, text: 'hi' })
    expect(heard.messages).toEqual([Uint8Array.of(5)])
  })

  it('[T28] a close that is not answered in time is lost, and leaves no timer when it is', async () => {
    const clock = createFakeClock()
    const { transport, heard } = withRawPeer({ clock, closeTimeoutMs: 500 })
    transport.close({ code: 4321, text: 'hi' })
    await settle()
    clock.advance(499)
    expect(heard.events).toEqual(['open'])
    clock.advance(1)
    expect(heard.closes).toEqual([{ code: 1006, text: 'the close was not answered in time' }])
    const other = withRawPeer({ clock })
    other.transport.close()
    other.input.write(encodeFrame(Uint8Array.of(0xc1, 0, 1000 & 255, 1000 >> 8)))
    await other.heard.closed()
    expect(clock.pendingCount).toBe(0)
  })

  it('[T28] an output that is gone is given the same time', async () => {
    const clock = createFakeClock()
    const { heard, output } = withRawPeer({ clock, closeTimeoutMs: 500 })
    output.destroy()
    await settle()
    clock.advance(500)
    expect(heard.closes).toEqual([{ code: 1006, text: 'the other end takes nothing any more' }])
  })

  it('[T28] takes no setting that would be none', async () => {
    const refusal = { code: 'invalid-config' }
    const streams = { input: new PassThrough(), output: new PassThrough() }
    expect(() => wrapStream(streams, { closeTimeoutMs: 0 })).toThrow(
      expect.objectContaining(refusal),
    )
    expect(() => connectStream({ port: 1 }, { connectTimeoutMs: Number.NaN })).toThrow(
      expect.objectContaining(refusal),
    )
    await expect(listenStream({ port: 0 }, () => {}, { maxConnections: 0 })).rejects.toMatchObject(
      refusal,
    )
  })

  it('[T28] of objects or text is refused', () => {
    const text = new PassThrough().setEncoding('utf8')
    for (const input of [text, new PassThrough({ objectMode: true })]) {
      expect(() => wrapStream({ input, output: new PassThrough() })).toThrow(
        expect.objectContaining({ code: 'invalid-config' }),
      )
    }
  })
})

/** What a child process is to a transport, with an end that a test decides. */
function withChild() {
  const stdout = new PassThrough()
  const ends = { stdin: new PassThrough(), stdout, pid: 1, exitCode: null, signalCode: null }
  const child = Object.assign(new EventEmitter(), ends) as unknown as ChildProcess
  const clock = createFakeClock()
  return { child, stdout, clock, heard: record(wrapChildProcess(child, { clock })) }
}

describe("a child's output that ends", () => {
  it('[T28] waits a second for the exit, which tells more', async () => {
    const { child, stdout, clock, heard } = withChild()
    stdout.end()
    await settle()
    expect(clock.pendingCount).toBe(1)
    clock.advance(999)
    expect(heard.events).toEqual(['open'])
    child.emit('exit', 7, null)
    expect(heard.closes).toEqual([{ code: 1006, text: 'the process exited with code 7' }])
    expect(clock.pendingCount).toBe(0)
  })

  it('[T28] says only that, when the child lives on', async () => {
    const { child, stdout, clock, heard } = withChild()
    stdout.end()
    await settle()
    clock.advance(1000)
    expect(heard.closes).toEqual([{ code: 1006, text: 'the process ended its output' }])
    child.emit('exit', 0, null)
    expect(heard.events).toEqual(['open', 'close'])
    expect(clock.pendingCount).toBe(0)
  })
})

describe('the limits of a stream', () => {
  it('[T27] a message above the limit closes with 4009 before it is held; one at the limit is heard', async () => {
    const { heard, input, written } = withRawPeer({ maxMessageBytes: 8 })
    input.write(encodeFrame(new Uint8Array(8)))
    input.write(encodeFrame(Uint8Array.of(0xc1, 1, 0xc1, 2, 3, 4, 5, 6, 7, 8)))
    await heard.received(2)
    input.write(encodeFrameHeader(2 ** 32 - 1, 2 ** 32 - 1))
    await settle()
    expect(written.slice(4, 8)).toEqual([0xc1, 0, 4009 & 255, 4009 >> 8])
    input.destroy()
    await heard.closed()
    const one = withRawPeer({ maxMessageBytes: 8 })
    one.input.write(encodeFrame(new Uint8Array(9)))
    await settle()
    expect(one.written.slice(4, 8)).toEqual([0xc1, 0, 4009 & 255, 4009 >> 8])
    expect(one.heard.messages).toEqual([])
  })

  it.each([{ maxQueuedBytes: 100_000 }, { maxQueuedMessages: 3 }])(
    '[T27] what nobody listens to stays with its sender beyond %o, and is heard later',
    async (far) => {
      const rig = await connectedStreams({ port: 0 }, { far })
      const near = record(rig.near)
      await near.opened()
      const count = 200
      for (let i = 0; i < count; i += 1) rig.near.send(new Uint8Array(50_000).fill(i))
      for (let turn = 0; turn < 50; turn += 1) await settle()
      expect(rig.near.bufferedBytes).toBeGreaterThan(1_000_000)
      expect(rig.socket.bytesRead).toBeLessThan(5_000_000)
      const heard = record(rig.far)
      await heard.received(count)
      expect(heard.messages.map(([first]) => first)).toEqual(
        Array.from({ length: count }, (_, index) => index),
      )
      expect(near.events).toEqual(['open'])
      await rig.dispose()
    },
  )

  it('[T27] what waits is heard before an end that came meanwhile', async () => {
    const input = new PassThrough()
    const far = wrapStream({ input, output: new PassThrough() }, { maxQueuedMessages: 2 })
    for (let i = 0; i < 5; i += 1) input.write(encodeFrame(Uint8Array.of(i)))
    input.end()
    await settle()
    expect(far.state).toBe('open')
    const heard = record(far)
    await heard.closed()
    expect(heard.messages.map(([first]) => first)).toEqual([0, 1, 2, 3, 4])
    expect(heard.events.at(-1)).toBe('close')
  })

  it('[T27] what waits is heard also when its stream breaks meanwhile', async () => {
    const input = new PassThrough()
    const far = wrapStream({ input, output: new PassThrough() }, { maxQueuedMessages: 2 })
    input.write(Buffer.concat([0, 1, 2, 3, 4].map((value) => encodeFrame(Uint8Array.of(value)))))
    await settle()
    input.destroy(new Error('the cable is out'))
    await settle()
    const heard = record(far)
    expect(await heard.closed()).toEqual({ code: 1006, text: 'the cable is out' })
    expect(heard.messages.map(([first]) => first)).toEqual([0, 1, 2, 3, 4])
  })

  it('[T27] an end that closes by itself does not wait for a listener', async () => {
    const { near, far, dispose } = await connectedStreams(
      { port: 0 },
      { far: { maxQueuedMessages: 1 } },
    )
    const heard = record(near)
    await heard.opened()
    for (let i = 0; i < 10; i += 1) near.send(new Uint8Array(100_000))
    await settle()
    far.close({ code: 4001, text: 'no time' })
    expect(await heard.closed()).toEqual({ code: 4001, text: 'no time' })
    await dispose()
  })

  it('[T7] bufferedBytes tells what has not left yet', async () => {
    const { near, dispose } = await connectedStreams({ port: 0 })
    await record(near).opened()
    near.send(new Uint8Array(8_000_000))
    expect(near.bufferedBytes).toBeGreaterThan(1_000_000)
    expect(near.bufferedBytes).toBeLessThanOrEqual(8_000_004)
    await dispose()
  })
})
