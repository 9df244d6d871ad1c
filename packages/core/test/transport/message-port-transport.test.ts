import { afterEach, describe, expect, it } from 'vitest'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { connectPort } from '../../src/transport/message-port-transport.ts'
import type { MessagePortLike } from '../../src/transport/message-port.ts'
import { closePorts, createChannel, join, listen, withRawPeer } from './port-harness.ts'
import { record, settle } from './recorder.ts'

afterEach(closePorts)

describe('opening over a port', () => {
  it('[T30] goes whether the listener or the one who connects is there first', async () => {
    for (const isListenerFirst of [true, false]) {
      const here = join('who is first')
      const there = join('who is first')
      const early = isListenerFirst ? listen(there) : undefined
      await settle()
      const heard = record(connectPort(here))
      await settle()
      const { taken } = early ?? listen(there)
      await heard.opened()
      expect(await taken(1)).toHaveLength(1)
      here.close()
      there.close()
    }
  })

  it('[T30] fails when nobody answers in time, and leaves no timer', async () => {
    const clock = createFakeClock()
    const heard = record(connectPort(createChannel().port1, { clock, openTimeoutMs: 300 }))
    clock.advance(299)
    expect(heard.events).toEqual([])
    clock.advance(1)
    expect(heard.closes).toEqual([{ code: 1006, text: 'nobody answered' }])
    expect(clock.pendingCount).toBe(0)
  })

  it('[T30] tells a listener only of connections that both ends know of', async () => {
    const clock = createFakeClock()
    const { port1, port2 } = createChannel()
    const { accepted, taken } = listen(port1, { clock, openTimeoutMs: 300, maxConnections: 1 })
    const connect = (from: string) => port2.postMessage({ 'tx2-link': 1, from, kind: 'connect' })
    connect('half')
    connect('half')
    await settle()
    clock.advance(300)
    expect(accepted).toEqual([])
    expect(clock.pendingCount).toBe(0)
    const heard = record(connectPort(port2, { clock }))
    await heard.opened()
    expect(await taken(1)).toHaveLength(1)
  })

  it('[T30] one connection can follow another on the same port, and two can be on it at once', async () => {
    const { port1, port2 } = createChannel()
    const { taken } = listen(port2)
    const first = connectPort(port1)
    const second = connectPort(port1)
    const heard = [record(first), record(second)]
    await Promise.all(heard.map((each) => each.opened()))
    for (const transport of await taken(2))
      transport.listen({ message: (bytes) => transport.send(bytes) })
    first.send(Uint8Array.of(1))
    second.send(Uint8Array.of(2))
    await Promise.all(heard.map((each) => each.received(1)))
    expect(heard.map(({ messages }) => messages)).toEqual([[Uint8Array.of(1)], [Uint8Array.of(2)]])
    first.close()
    await heard[0]!.closed()
    const third = record(connectPort(port1))
    await third.opened()
    expect(heard[1]!.events).not.toContain('close')
  })

  it('[T31] turns away connections above the maximum, and takes others when some have gone', async () => {
    const { port1, port2 } = createChannel()
    listen(port2, { maxConnections: 1 })
    const first = connectPort(port1)
    const heard = record(first)
    await heard.opened()
    expect(await record(connectPort(port1)).closed()).toEqual({
      code: 4013,
      text: 'there are 1 connections already',
    })
    first.close()
    await heard.closed()
    await record(connectPort(port1)).opened()
  })

  it('[T31] takes no more connections once the listener is closed; those that were made go on', async () => {
    const { port1, port2 } = createChannel()
    const { taken, listener } = listen(port2)
    const heard = record(connectPort(port1))
    await heard.opened()
    const [far] = await taken(1)
    listener.close()
    const late = record(connectPort(port1, { openTimeoutMs: 20 }))
    expect(await late.closed()).toMatchObject({ code: 1006 })
    far!.send(Uint8Array.of(1))
    await heard.received(1)
  })

  it.each(['openTimeoutMs', 'closeTimeoutMs', 'checkEveryMs'])('[T30] refuses 0 as %s', (name) => {
    const refusal = expect.objectContaining({ code: 'invalid-config' })
    const { port1 } = createChannel()
    expect(() => connectPort(port1, { [name]: 0 })).toThrow(refusal)
    expect(() => listen(port1, { maxConnections: 0 })).toThrow(refusal)
  })
})

describe('many ends on one channel', () => {
  it('[T31] hear only what is meant for them', async () => {
    const name = 'many'
    const { taken } = listen(join(name))
    const tabs = [1, 2, 3].map(() => record(connectPort(join(name))))
    await Promise.all(tabs.map((tab) => tab.opened()))
    const accepted = await taken(3)
    accepted.forEach((transport, index) => transport.send(Uint8Array.of(index)))
    await Promise.all(tabs.map((tab) => tab.received(1)))
    await settle()
    expect(tabs.flatMap(({ messages }) => messages.map(([value]) => value)).toSorted()).toEqual([
      0, 1, 2,
    ])
    for (const tab of tabs) expect(tab.messages).toHaveLength(1)
  })

  it('[T31] are heard by one listener on the port, however many there are', async () => {
    const channel = join('one ear')
    let ears = 0
    const port: MessagePortLike = {
      postMessage: channel.postMessage.bind(channel),
      addEventListener: (type, listener) => {
        ears += 1
        channel.addEventListener(type, listener)
      },
      removeEventListener: (type, listener) => {
        ears -= 1
        channel.removeEventListener(type, listener)
      },
    }
    const { taken, listener } = listen(port)
    const before = ears
    const tabs = Array.from({ length: 5 }, () => connectPort(join('one ear')))
    const heard = tabs.map((tab) => record(tab))
    await taken(5)
    expect(ears).toBe(before)
    listener.close()
    for (const tab of tabs) tab.close()
    await Promise.all(heard.map((each) => each.closed()))
    await settle()
    expect(ears).toBe(0)
  })

  it('[T31] belong to the first listener that answers; the others give them up', async () => {
    const name = 'two listeners'
    const clock = createFakeClock()
    const first = listen(join(name), { clock })
    const second = listen(join(name), { clock })
    await settle()
    const heard = record(connectPort(join(name), { clock }))
    await heard.opened()
    await settle()
    const both = [...first.accepted, ...second.accepted]
    expect(both).toHaveLength(1)
    both[0]!.send(Uint8Array.of(7))
    await heard.received(1)
    // One check for each open end, and nothing for who gave it up.
    expect(clock.pendingCount).toBe(2)
  })

  it('[T31] pass over what others say there, and what is not well-formed', async () => {
    const { heard, say, opened, port } = withRawPeer()
    await opened()
    for (const message of ['hello', undefined, null, 5, [], {}, { 'tx2-link': 2, kind: 'data' }]) {
      port.postMessage(message)
    }
    say({ kind: 'strange' })
    say({ kind: 'data', bytes: new ArrayBuffer(1), 'tx2-link': 2 })
    say({ kind: 'data', bytes: [1, 2] })
    say({ kind: 'data', from: 'stranger', bytes: new ArrayBuffer(1) })
    say({ kind: 'data', from: 'x'.repeat(65), bytes: new ArrayBuffer(1) })
    say({ kind: 'data', to: 'somebody else', bytes: new ArrayBuffer(1) })
    say({ kind: 'heard', bytes: 'all' })
    say({ kind: 'close', from: 'stranger' })
    say({ kind: 'data', bytes: Uint8Array.of(9).buffer })
    await heard.received(1)
    await settle()
    expect(heard.events).toEqual(['open', 'message'])
    expect(heard.messages).toEqual([Uint8Array.of(9)])
  })
})

describe('what lies in a port', () => {
  it('[T32] is told by the other end, and counts until a listener hears it', async () => {
    const { port1, port2 } = createChannel()
    const { taken } = listen(port2)
    const near = connectPort(port1)
    await record(near).opened()
    near.send(new Uint8Array(1000))
    near.send(new Uint8Array())
    near.send(new Uint8Array(24))
    expect(near.bufferedBytes).toBe(1024)
    for (let turn = 0; turn < 5; turn += 1) await settle()
    expect(near.bufferedBytes).toBe(1024)
    const [far] = await taken(1)
    await record(far!).received(3)
    while (near.bufferedBytes > 0) await settle()
  })

  it('[T32] is never less than nothing, whatever the other end says', async () => {
    const { transport, say, opened } = withRawPeer()
    await opened()
    transport.send(new Uint8Array(10))
    say({ kind: 'heard', bytes: 4 })
    say({ kind: 'heard', bytes: 2 })
    await settle()
    expect(transport.bufferedBytes).toBe(6)
    say({ kind: 'heard', bytes: Number.POSITIVE_INFINITY })
    await settle()
    expect(transport.bufferedBytes).toBe(0)
  })

  it('[T32] goes as a copy that moves, so that what is sent can be sent to others too', async () => {
    const { transport, said, opened } = withRawPeer()
    await opened()
    const pool = Uint8Array.of(1, 2, 3, 4, 5)
    transport.send(pool.subarray(1, 3))
    await settle()
    const data = said.find(({ kind }) => kind === 'data')
    expect(new Uint8Array(data!['bytes'] as ArrayBuffer)).toEqual(Uint8Array.of(2, 3))
    expect(pool).toEqual(Uint8Array.of(1, 2, 3, 4, 5))
  })

  it('[T21] is bounded where nobody listens: beyond it closes with 4013', async () => {
    const { port1, port2 } = createChannel()
    const { taken } = listen(port2, { maxQueuedMessages: 2 })
    const near = connectPort(port1)
    const heard = record(near)
    await heard.opened()
    for (let i = 0; i < 3; i += 1) near.send(new Uint8Array())
    expect(await heard.closed()).toMatchObject({ code: 4013 })
    const [far] = await taken(1)
    const late = record(far!)
    await late.closed()
    expect(late.events).toEqual(['close'])
  })
})
