import { describe, expect, it } from 'vitest'
import type { TransportState } from '../../src/transport/transport.ts'
import { type TransportKind, createConnector, numberOf } from './contract-kind.ts'
import { areSame, record, settle } from './recorder.ts'

const STATES: readonly TransportState[] = ['connecting', 'open', 'closing', 'closed']

/** Sizes at which WebSocket frames, and the chunks of pipes and sockets, change their shape. */
const EDGES = [0, 1, 125, 126, 127, 4095, 65_535, 65_536, 65_537, 131_073, 1_048_577]

/** Bytes that differ from place to place and from message to message. */
function patterned(length: number, seed = 0): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i += 1) bytes[i] = (i * 31 + seed * 17) ^ (i >>> 8)
  return bytes
}

/** What every transport must do while much goes over it. */
export function describeFlow(name: string, kind: TransportKind): void {
  const { connect, connectAndListen } = createConnector(kind)

  describe(`${name}: flow`, () => {
    it('[T24] goes from state to state forwards only, and is in each when its event is heard', async () => {
      const { near, far } = await connect()
      const seen = [near, far].map((transport) => {
        const states: TransportState[] = [transport.state]
        const see = () => states.push(transport.state)
        const closed = new Promise<void>((resolve) => {
          transport.listen({
            open: see,
            message: () => {
              see()
              transport.close()
              see()
            },
            close: () => {
              see()
              resolve()
            },
          })
        })
        return { states, closed }
      })
      while (near.state !== 'open') await settle()
      far.send(patterned(1))
      near.send(patterned(1))
      await Promise.all(seen.map(({ closed }) => closed))
      for (const { states } of seen) {
        const order = states.map((state) => STATES.indexOf(state))
        expect(order).toEqual(order.toSorted((left, right) => left - right))
        expect(states.slice(1)).toContain('open')
        expect(states.at(-1)).toBe('closed')
      }
    })

    it('[T4] carries messages of every size at which their carriage changes, one behind the other', async () => {
      const { near, far, heardNear, heardFar } = await connectAndListen()
      const sent = EDGES.map((length, index) => patterned(length, index))
      for (const bytes of sent) {
        near.send(bytes)
        far.send(bytes)
      }
      await Promise.all([heardNear.received(sent.length), heardFar.received(sent.length)])
      for (const { messages } of [heardNear, heardFar]) {
        expect(messages.map(({ length }) => length)).toEqual(EDGES)
        expect(messages.every((bytes, index) => areSame(bytes, sent[index]!))).toBe(true)
      }
    })

    it('[T4] carries 24 MB in one message', { timeout: 20_000 }, async () => {
      const { near, heardFar } = await connectAndListen()
      const large = patterned(24_000_000)
      near.send(large)
      await heardFar.received(1)
      expect(areSame(heardFar.messages[0]!, large)).toBe(true)
    })

    it('[T7] a sender that waits by bufferedBytes has no more than its bound there, and loses nothing', async () => {
      const { near, far } = await connect()
      const heardNear = record(near)
      const size = 64 * 1024
      const bound = 256 * 1024
      const heard: number[] = []
      far.listen({ message: (bytes) => heard.push(numberOf(bytes)) })
      await heardNear.opened()
      let most = 0
      for (let i = 0; i < 200; i += 1) {
        while (near.bufferedBytes > bound) await settle()
        const bytes = new Uint8Array(size)
        new DataView(bytes.buffer).setUint32(0, i, true)
        expect(near.send(bytes)).toBe(true)
        most = Math.max(most, near.bufferedBytes)
      }
      while (heard.length < 200) await settle()
      expect(heard).toEqual(Array.from({ length: 200 }, (_, index) => index))
      expect(most).toBeLessThanOrEqual(bound + size + 1024)
    })

    it('[T8] tells every code that may be sent, with and without a text', async () => {
      for (const reason of [
        { code: 1000, text: 'done' },
        { code: 3000, text: '' },
        { code: 4000, text: 'x' },
        { code: 4999, text: 'ein Grund – 理由' },
      ]) {
        const { near, heardNear, heardFar } = await connectAndListen()
        near.close(reason)
        expect(await heardFar.closed()).toEqual(reason)
        expect(await heardNear.closed()).toEqual(reason)
      }
    })
  })
}
