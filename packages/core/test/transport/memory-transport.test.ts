import { describe, expect, it } from 'vitest'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import { describeTransportContract } from './contract.ts'
import { record } from './recorder.ts'

describeTransportContract('MemoryTransport', {
  createPair: async () => {
    const [near, far] = MemoryTransport.createPair()
    return { near, far, dispose: async () => {} }
  },
})

const byte = (value: number) => Uint8Array.of(value)

describe('MemoryTransport.createPair', () => {
  it('[T15] makes two ends that are connected to each other (flaw 26)', () => {
    const [near, far] = MemoryTransport.createPair()
    const heardNear = record(near)
    const heardFar = record(far)
    near.send(byte(1))
    far.send(byte(2))
    expect(heardFar.messages).toEqual([byte(1)])
    expect(heardNear.messages).toEqual([byte(2)])
  })

  it('[T15] delivers within send, and what a listener sends once that has returned', () => {
    const [near, far] = MemoryTransport.createPair()
    const log: string[] = []
    near.listen({
      message: ([value]) => {
        log.push(`near hears ${value}`)
        if (value === 10) near.send(byte(2))
        log.push(`near done ${value}`)
      },
    })
    far.listen({
      message: ([value]) => {
        log.push(`far hears ${value}`)
        if (value === 1) {
          far.send(byte(10))
          far.send(byte(11))
        }
        log.push(`far done ${value}`)
      },
    })
    near.send(byte(1))
    expect(log).toEqual([
      'far hears 1',
      'far done 1',
      'near hears 10',
      'near done 10',
      'near hears 11',
      'near done 11',
      'far hears 2',
      'far done 2',
    ])
  })

  it('[T15] keeps that order too when the messages waited for listen', () => {
    const [near, far] = MemoryTransport.createPair()
    const log: string[] = []
    near.listen({ message: ([value]) => log.push(`near ${value}`) })
    near.send(byte(1))
    near.send(byte(2))
    far.listen({
      message: ([value]) => {
        far.send(byte(10))
        log.push(`far ${value}`)
      },
    })
    expect(log.toSorted()).toEqual(['far 1', 'far 2', 'near 10', 'near 10'])
    expect(log[0]).toBe('far 1')
    expect(log.indexOf('far 2')).toBeLessThan(log.lastIndexOf('near 10'))
  })

  it('[T5] copies a Node Buffer too, whose slice would share its memory', () => {
    const [near, far] = MemoryTransport.createPair({ auto: false })
    const buffer = Buffer.from([1, 2, 3])
    near.send(buffer)
    buffer.fill(9)
    const heard = record(far)
    far.deliver()
    expect(heard.messages).toEqual([Uint8Array.of(1, 2, 3)])
  })

  it('[T16] with auto off, each end receives only when told, as much as told', () => {
    const [near, far] = MemoryTransport.createPair({ auto: false })
    const heardNear = record(near)
    const heardFar = record(far)
    for (const value of [1, 2, 3]) near.send(byte(value))
    far.send(byte(9))
    expect(heardFar.messages).toEqual([])
    expect(near.bufferedBytes).toBe(3)
    expect(far.deliver(2)).toBe(2)
    expect(heardFar.messages).toEqual([byte(1), byte(2)])
    expect(near.bufferedBytes).toBe(1)
    expect(heardNear.messages).toEqual([])
    expect(far.deliver()).toBe(1)
    expect(far.deliver()).toBe(0)
    expect(near.bufferedBytes).toBe(0)
  })

  it('[T16] with auto off, a close travels like a message and is answered like one', () => {
    const [near, far] = MemoryTransport.createPair({ auto: false })
    const heardNear = record(near)
    const heardFar = record(far)
    near.send(byte(1))
    near.close({ code: 4999, text: 'bye' })
    expect([near.state, far.state]).toEqual(['closing', 'open'])
    far.send(byte(2))
    far.deliver(1)
    expect(far.state).toBe('open')
    far.deliver(1)
    expect([near.state, far.state]).toEqual(['closing', 'closed'])
    expect(heardFar.events).toEqual(['open', 'message', 'close'])
    near.deliver()
    expect(near.state).toBe('closed')
    expect(heardNear.events).toEqual(['open', 'close'])
    expect(heardNear.closes).toEqual([{ code: 4999, text: 'bye' }])
  })

  it('[T17] closes both ends with 4013 instead of keeping more bytes than it may', () => {
    const [near, far] = MemoryTransport.createPair({ auto: false, maxQueuedBytes: 10 })
    const heardNear = record(near)
    const heardFar = record(far)
    expect(near.send(new Uint8Array(6))).toBe(true)
    expect(near.send(new Uint8Array(4))).toBe(true)
    expect(near.send(byte(1))).toBe(false)
    expect(near.bufferedBytes).toBe(10)
    far.deliver()
    near.deliver()
    expect(heardFar.events).toEqual(['open', 'message', 'message', 'close'])
    for (const { closes } of [heardNear, heardFar]) {
      expect(closes).toEqual([{ code: 4013, text: 'more than 10 bytes wait' }])
    }
  })

  it('[T17] closes instead of keeping more messages than it may, though they have no bytes', () => {
    const [near, far] = MemoryTransport.createPair({ maxQueuedMessages: 3 })
    const heardNear = record(near)
    const taken = [1, 2, 3, 4].map(() => near.send(new Uint8Array()))
    expect(taken).toEqual([true, true, true, false])
    expect(heardNear.closes).toEqual([{ code: 4013, text: 'more than 3 messages wait' }])
    expect(record(far).events).toEqual(['open', 'message', 'message', 'message', 'close'])
  })

  it('[T17] what was heard makes room again', () => {
    const [near, far] = MemoryTransport.createPair({ maxQueuedBytes: 10, maxQueuedMessages: 1 })
    record(far)
    for (let i = 0; i < 100; i += 1) expect(near.send(new Uint8Array(10))).toBe(true)
  })

  it.each([0, -1, Number.NaN])(
    '[T17] refuses a limit of %d, which would limit nothing',
    (limit) => {
      expect(() => MemoryTransport.createPair({ maxQueuedBytes: limit })).toThrow(
        expect.objectContaining({ code: 'invalid-config' }),
      )
    },
  )

  it('[T17] hands over 60,000 waiting messages in the order they came', () => {
    const [near, far] = MemoryTransport.createPair()
    const count = 60_000
    for (let i = 0; i < count; i += 1) near.send(byte(i & 0xff))
    const heard = record(far)
    expect(heard.messages).toHaveLength(count)
    expect(heard.messages.every(([value], index) => value === (index & 0xff))).toBe(true)
  })
})
