import { describe, expect, it } from 'vitest'
import { describeBreaking, describeRefusal } from './contract-breaking.ts'
import { describeFlow } from './contract-flow.ts'
import { type TransportKind, createConnector, numberOf, numbered } from './contract-kind.ts'
import { describeSync } from './contract-sync.ts'
import { areSame, collectUncaught, record, settle } from './recorder.ts'

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, index) => index)

/** Where there are Buffers, one of them: its slices share their memory. */
function nodeBuffer(bytes: Uint8Array): Uint8Array {
  return typeof Buffer === 'function' ? Buffer.from(bytes) : bytes
}

/** What every transport must do, whatever carries its bytes. */
export function describeTransportContract(name: string, kind: TransportKind): void {
  const { connect, connectAndListen } = createConnector(kind)

  describe(`${name}: opening`, () => {
    it('[T1] says open exactly once at each end, before anything else, and is open then', async () => {
      const { near, far, heardNear, heardFar } = await connectAndListen()
      expect([near.state, far.state]).toEqual(['open', 'open'])
      near.send(ALL_BYTES)
      await heardFar.received(1)
      await settle()
      expect(heardFar.events).toEqual(['open', 'message'])
      expect(heardNear.events).toEqual(['open'])
    })

    it('[T2] keeps what came before listen and delivers it within listen, open first', async () => {
      const { near, far } = await connect()
      const heardNear = record(near)
      await heardNear.opened()
      for (let i = 0; i < 3; i += 1) near.send(numbered(i))
      near.close({ code: 4321, text: 'said all' })
      await heardNear.closed()
      const late = record(far)
      await late.closed()
      expect(late.events).toEqual(['open', 'message', 'message', 'message', 'close'])
      expect(late.messages.map(numberOf)).toEqual([0, 1, 2])
      expect(late.closes).toEqual([{ code: 4321, text: 'said all' }])
    })

    it('[T2] a listener that replaces another hears what comes from then on, nothing twice', async () => {
      const { near, far, heardFar } = await connectAndListen()
      near.send(numbered(1))
      await heardFar.received(1)
      const second = record(far)
      near.send(numbered(2))
      await second.received(1)
      expect(heardFar.messages.map(numberOf)).toEqual([1])
      expect(second.events).toEqual(['message'])
      expect(second.messages.map(numberOf)).toEqual([2])
    })
  })

  describe(`${name}: messages`, () => {
    it('[T3] is ordered: messages arrive whole, each once, as they were sent, both ways', async () => {
      const { near, far, heardNear, heardFar } = await connectAndListen()
      expect([near.ordered, far.ordered]).toEqual([true, true])
      const sent = Array.from({ length: 500 }, (_, index) => index)
      for (const index of sent) {
        expect(near.send(numbered(index))).toBe(true)
        expect(far.send(numbered(index + 1000))).toBe(true)
      }
      await Promise.all([heardNear.received(500), heardFar.received(500)])
      expect(heardFar.messages.map(numberOf)).toEqual(sent)
      expect(heardNear.messages.map(numberOf)).toEqual(sent.map((index) => index + 1000))
    })

    it('[T4] carries every byte value, and no bytes at all, unchanged', async () => {
      const { near, far, heardNear, heardFar } = await connectAndListen()
      const whole = new Uint8Array(300).fill(7)
      whole.set(ALL_BYTES, 20)
      for (const transport of [near, far]) {
        transport.send(new Uint8Array())
        transport.send(ALL_BYTES)
        transport.send(whole.subarray(20, 276))
        transport.send(nodeBuffer(ALL_BYTES))
      }
      await Promise.all([heardNear.received(4), heardFar.received(4)])
      for (const { messages } of [heardNear, heardFar]) {
        expect(messages).toEqual([new Uint8Array(), ALL_BYTES, ALL_BYTES, ALL_BYTES])
      }
      expect(whole.subarray(20, 276)).toEqual(ALL_BYTES)
    })

    it('[T4] carries 5 MB in one message', async () => {
      const { near, far, heardNear, heardFar } = await connectAndListen()
      const large = new Uint8Array(5_000_000)
      for (let i = 0; i < large.length; i += 1) large[i] = (i * 31) ^ (i >>> 8)
      near.send(large)
      far.send(large)
      await Promise.all([heardNear.received(1), heardFar.received(1)])
      expect(areSame(heardNear.messages[0]!, large)).toBe(true)
      expect(areSame(heardFar.messages[0]!, large)).toBe(true)
    })

    it('[T5] gives each listener memory of its own, which nobody else reads or writes', async () => {
      const { near, far, heardNear, heardFar } = await connectAndListen()
      const shared = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8])
      for (let i = 0; i < 50; i += 1) near.send(shared)
      await heardFar.received(50)
      const [first, ...others] = heardFar.messages
      expect(first!.byteLength).toBe(first!.buffer.byteLength)
      first!.fill(0)
      for (const other of others) expect(other).toEqual(shared)
      expect(shared).toEqual(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]))
      far.send(shared)
      await heardNear.received(1)
      heardNear.messages[0]!.fill(0)
      expect(shared[0]).toBe(1)
    })

    it('[T5] takes bytes in shared memory, which a WebSocket by itself refuses', async () => {
      const { near, heardFar } = await connectAndListen()
      const bytes = new Uint8Array(new SharedArrayBuffer(3))
      bytes.set([1, 2, 3])
      expect(near.send(bytes)).toBe(true)
      await heardFar.received(1)
      expect(heardFar.messages[0]).toEqual(Uint8Array.from([1, 2, 3]))
    })

    it('[T6] never runs a listener within another: an answer is heard after the question', async () => {
      const { near, far, heardNear, heardFar } = await connectAndListen()
      const log: string[] = []
      heardFar.onMessage = () => {
        log.push('question begins')
        far.send(ALL_BYTES)
        log.push('question ends')
      }
      heardNear.onMessage = () => log.push('answer')
      near.send(ALL_BYTES)
      await heardNear.received(1)
      expect(log).toEqual(['question begins', 'question ends', 'answer'])
    })

    it('[T7] bufferedBytes is 0 again when everything has left, and after the close', async () => {
      const { near, heardNear, heardFar } = await connectAndListen()
      expect(near.bufferedBytes).toBe(0)
      near.send(new Uint8Array(5_000_000))
      await heardFar.received(1)
      while (near.bufferedBytes > 0) await settle()
      near.send(new Uint8Array(5_000_000))
      near.close()
      await heardNear.closed()
      expect(near.bufferedBytes).toBe(0)
    })
  })

  describe(`${name}: closing`, () => {
    it.each(['near', 'far'] as const)(
      '[T8] closes both ends exactly once with code and text when the %s end closes',
      async (which) => {
        const pair = await connectAndListen()
        const reason = { code: 4321, text: 'enough – genug' }
        pair[which].close(reason)
        const both = [pair.heardNear, pair.heardFar]
        expect(await Promise.all(both.map((heard) => heard.closed()))).toEqual([reason, reason])
        expect([pair.near.state, pair.far.state]).toEqual(['closed', 'closed'])
        pair.near.close({ code: 4000, text: 'again' })
        pair.far.close({ code: 4000, text: 'again' })
        await settle()
        for (const { events, closes } of both) {
          expect(events).toEqual(['open', 'close'])
          expect(closes).toEqual([reason])
        }
      },
    )

    it('[T8] closes with 1000 and no text when no reason is given', async () => {
      const { near, heardNear, heardFar } = await connectAndListen()
      near.close()
      const closed = await Promise.all([heardNear.closed(), heardFar.closed()])
      expect(closed).toEqual([
        { code: 1000, text: '' },
        { code: 1000, text: '' },
      ])
    })

    it('[T8] closes each end exactly once when both close at once', async () => {
      const { near, far, heardNear, heardFar } = await connectAndListen()
      near.close({ code: 4001, text: 'near' })
      far.close({ code: 4002, text: 'far' })
      await Promise.all([heardNear.closed(), heardFar.closed()])
      await settle()
      expect(heardNear.closes).toHaveLength(1)
      expect(heardFar.closes).toHaveLength(1)
      expect([near.state, far.state]).toEqual(['closed', 'closed'])
    })

    it('[T9] cuts the text of a close to 123 bytes of UTF-8, never within a character', async () => {
      const { far, heardNear, heardFar } = await connectAndListen()
      far.close({ code: 3000, text: 'é'.repeat(200) })
      const [near, self] = await Promise.all([heardNear.closed(), heardFar.closed()])
      expect(near).toEqual({ code: 3000, text: 'é'.repeat(61) })
      expect(self).toEqual(near)
    })

    it('[T10] delivers what was sent before the close, and then the close', async () => {
      const { near, heardFar } = await connectAndListen()
      const count = 100
      for (let i = 0; i < count; i += 1) near.send(new Uint8Array(10_000).fill(i))
      near.close()
      await heardFar.closed()
      expect(heardFar.messages.map(([first]) => first)).toEqual(
        Array.from({ length: count }, (_, index) => index),
      )
      expect(heardFar.events.at(-1)).toBe('close')
    })

    it('[T11] takes nothing once it closes, and says so', async () => {
      const { near, far, heardNear, heardFar } = await connectAndListen()
      near.close()
      expect(near.state).not.toBe('open')
      expect(near.send(ALL_BYTES)).toBe(false)
      await Promise.all([heardNear.closed(), heardFar.closed()])
      expect(near.send(ALL_BYTES)).toBe(false)
      expect(far.send(ALL_BYTES)).toBe(false)
      await settle()
      expect(heardFar.messages).toEqual([])
      expect(heardNear.messages).toEqual([])
    })

    it('[T12] an end that closes hears nothing but the close from then on', async () => {
      const { near, far, heardNear, heardFar } = await connectAndListen()
      heardNear.onMessage = () => near.close()
      heardFar.onMessage = () => {
        for (let i = 0; i < 20; i += 1) far.send(numbered(i))
      }
      near.send(ALL_BYTES)
      await heardNear.closed()
      await settle()
      expect(heardNear.events).toEqual(['open', 'message', 'close'])
    })

    it('[T8] can be closed within its own open and message', async () => {
      const { near, far } = await connect()
      const heardFar = record(far)
      const events: string[] = []
      await new Promise<void>((resolve) => {
        near.listen({
          open: () => {
            near.close({ code: 4444, text: 'not this one' })
            events.push('open returned')
          },
          message: () => events.push('message'),
          close: ({ code }) => {
            events.push(`close ${code}`)
            resolve()
          },
        })
      })
      await heardFar.closed()
      expect(events).toEqual(['open returned', 'close 4444'])
      expect(heardFar.closes).toEqual([{ code: 4444, text: 'not this one' }])
    })
  })

  describe(`${name}: faults`, () => {
    it('[T13] a listener that throws is an uncaught error; the transport goes on', async () => {
      const { near, far, heardNear, heardFar } = await connectAndListen()
      heardFar.onMessage = (bytes) => {
        if (numberOf(bytes) < 2) throw new Error(`fault ${numberOf(bytes)}`)
        far.send(bytes)
      }
      heardNear.onClose = () => {
        throw new Error('fault at close')
      }
      const uncaught = await collectUncaught(async () => {
        for (let i = 0; i < 3; i += 1) expect(near.send(numbered(i))).toBe(true)
        await heardNear.received(1)
        far.close()
        await Promise.all([heardNear.closed(), heardFar.closed()])
      })
      expect(uncaught).toEqual([
        new Error('fault 0'),
        new Error('fault 1'),
        new Error('fault at close'),
      ])
      expect(heardFar.messages.map(numberOf)).toEqual([0, 1, 2])
      expect(heardNear.messages.map(numberOf)).toEqual([2])
    })
  })

  describeFlow(name, kind)
  describeBreaking(name, kind)
  describeRefusal(name, kind)
  describeSync(name, kind)
}
