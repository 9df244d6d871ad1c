import { describe, expect, it } from 'vitest'
import { type TransportKind, createConnector, numbered } from './contract-kind.ts'
import { record, settle } from './recorder.ts'

/** What every transport must do when its connection breaks, for those whose can. */
export function describeBreaking(name: string, kind: TransportKind): void {
  if (kind.canBreak !== true) return
  const { connectAndListen } = createConnector(kind)

  describe(`${name}: breaking`, () => {
    it('[T14] a connection whose other end is gone closes exactly once, with 1006 and a text', async () => {
      const { near, far, heardNear, heardFar, breakFar } = await connectAndListen()
      near.send(numbered(1))
      far.send(numbered(2))
      await Promise.all([heardNear.received(1), heardFar.received(1)])
      breakFar()
      const reason = await heardNear.closed()
      await settle()
      expect(heardNear.events).toEqual(['open', 'message', 'close'])
      expect(reason.code).toBe(1006)
      expect(reason.text).not.toBe('')
      expect(near.state).toBe('closed')
      expect(near.send(numbered(3))).toBe(false)
      expect(near.bufferedBytes).toBe(0)
    })
  })
}

/** What every transport must do when its connection is refused, for those whose can be. */
export function describeRefusal(name: string, { createRefused }: TransportKind): void {
  if (createRefused === undefined) return

  describe(`${name}: refusal`, () => {
    it('[T14] a connection that never opens closes exactly once, with 1006 and a text', async () => {
      const transport = await createRefused()
      expect(transport.state).toBe('connecting')
      expect(transport.send(numbered(0))).toBe(false)
      expect(transport.bufferedBytes).toBe(0)
      const heard = record(transport)
      const reason = await heard.closed()
      await settle()
      expect(heard.events).toEqual(['close'])
      expect(reason.code).toBe(1006)
      expect(reason.text).not.toBe('')
      expect(transport.state).toBe('closed')
      expect(transport.send(numbered(0))).toBe(false)
    })

    it('[T14] a close before it opened is heard once, with the reason that was given', async () => {
      const transport = await createRefused()
      const heard = record(transport)
      transport.close({ code: 4200, text: 'changed my mind' })
      expect(transport.state).toBe('closing')
      await heard.closed()
      await settle()
      expect(heard.events).toEqual(['close'])
      expect(heard.closes).toEqual([{ code: 4200, text: 'changed my mind' }])
    })

    it('[T14] a listener that comes after the failure still hears it', async () => {
      const transport = await createRefused()
      while (transport.state !== 'closed') await settle()
      const late = record(transport)
      expect(late.events).toEqual(['close'])
    })
  })
}
