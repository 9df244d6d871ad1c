import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { World } from '@tx2-link/core'
import { serve } from '@tx2-link/server'
import { describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { encodeWelcome } from '../../src/relay/wire/encode-server-frame.ts'
import { PROTOCOL_VERSION } from '../../src/relay/wire/protocol.ts'
import { isSynthetic } from '../../src/relay/synthetic.ts'
import { afterwards, createLog, createRig, createWire, inspectWith, schema } from './harness.ts'

async function startForeign(answer: Uint8Array): Promise<string> {
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(sockets, 'listening')
  sockets.on('connection', (socket) => socket.send(answer))
  afterwards(() => {
    for (const client of sockets.clients) client.terminate()
    sockets.close()
  })
  return `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}/`
}

describe('a panel’s connection', () => {
  it('[I50] comes back after a loss, to the same sources, with a keyframe first', async () => {
    const rig = createRig()
    rig.join()
    const id = rig.world.spawn({ Position: { x: 0, y: 0 } })
    rig.server.tick()
    const attached = await rig.attach()
    const wire = await createWire(attached.url!)
    const connection = await rig.inspect(wire.url)
    const [source] = connection.sources.get()
    const { events, probe } = createLog()
    source!.observe(probe)
    await rig.until(() => events.some(isSynthetic))
    const states: string[] = []
    connection.subscribe(() => states.push(connection.status.state))
    wire.cut()
    await rig.until(() => connection.status.retryAt !== undefined)
    expect(connection.status.text).toContain('127.0.0.1')
    expect(connection.status.text).not.toContain(attached.token)
    expect(events.at(-1)).toMatchObject({ type: 'warning', code: 'relay-lost' })
    rig.world.patch(id, 'Position', { x: 1 })
    rig.server.tick()
    wire.mend()
    await rig.until(() => events.filter(isSynthetic).length === 2)
    expect(isSynthetic(events.at(-1)!)).toBe(true)
    expect(events.at(-1)).toMatchObject({ sequence: BigInt(rig.world.tick) })
    expect(connection.sources.get()).toEqual([source])
    expect(connection.sources.get()[0]).toBe(source)
    expect(states[0]).toBe('reconnecting')
    expect(connection.status).toEqual({
      state: 'live',
      text: 'connected to arena',
      retryAt: undefined,
    })
  })

  it('[I51] waits longer from attempt to attempt, and not when told to try now', async () => {
    const rig = createRig()
    const attached = await rig.attach()
    const wire = await createWire(attached.url!)
    const connection = await rig.inspect(wire.url)
    const waits: number[] = []
    connection.subscribe(() => {
      const { retryAt } = connection.status
      if (retryAt !== undefined) waits.push(Math.round(retryAt - rig.clock.now()))
    })
    wire.cut()
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      await rig.until(() => waits.length === attempt)
      if (attempt < 7) rig.clock.advance(waits[attempt - 1]!)
    }
    expect(waits).toEqual([375, 750, 1_500, 3_000, 6_000, 7_500, 7_500])
    wire.mend()
    connection.reconnect()
    await rig.until(() => connection.status.state === 'live')
    wire.cut()
    await rig.until(() => waits.length === 8)
    expect(waits[7]).toBe(375)
  })

  it('[I52] takes the peers of a server that was restarted for others', async () => {
    const [first, second] = [createRig(), createRig()]
    first.join()
    second.join()
    const before = await first.attach({ token: 'the same token' })
    const connection = await first.inspect(before.url!)
    await first.until(() => connection.sources.get().length === 1)
    const [source] = connection.sources.get()
    const port = Number(new URL(before.url!).port)
    const closing = before.close()
    await first.until(() => connection.status.state === 'reconnecting')
    await closing
    await second.attach({ port, token: 'the same token' })
    await first.until(() => {
      second.clock.advance(3)
      return connection.status.state === 'live' && connection.sources.get()[0] !== source
    })
    const [other] = connection.sources.get()
    expect(other!.detail).toBe(source!.detail)
    expect(other!.id).not.toBe(source!.id)
    expect(source!.stats().state).toBe('left')
  })

  it.each(['', 'no address', 'http//x', 'ws://'])(
    '[I53] says of "%s" that it cannot connect there, and throws nothing',
    (url) => {
      const { clock } = createRig()
      const connection = inspectWith(url, clock)
      expect(connection.status).toMatchObject({ state: 'refused', retryAt: undefined })
      expect(connection.status.text).toContain('cannot connect')
      expect(connection.sources.get()).toEqual([])
    },
  )

  it('[I54] recognizes a game server, which is no inspector', async () => {
    const rig = createRig()
    const served = await serve(new World(schema), { port: 0, host: '127.0.0.1', tickRate: 50 })
    afterwards(() => served.close())
    const connection = inspectWith(served.url!, rig.clock)
    await rig.until(() => connection.status.state === 'refused')
    expect(connection.status.text).toContain('no inspector')
  })

  it('[I55] says which versions do not go together', async () => {
    const rig = createRig()
    const welcome = encodeWelcome({
      instance: 'i',
      name: 'n',
      format: 'msgpack',
      schema,
      clock: { now: 0, unix: 0 },
    })
    const magicAt = welcome.indexOf('t'.charCodeAt(0))
    welcome[magicAt + 4] = PROTOCOL_VERSION + 1
    const connection = inspectWith(await startForeign(welcome), rig.clock)
    await rig.until(() => connection.status.state === 'refused')
    expect(connection.status.text).toContain(
      `version ${PROTOCOL_VERSION + 1}, this one ${PROTOCOL_VERSION}`,
    )
  })

  it('[I56] gives up who never says what it is, and tries again', async () => {
    const rig = createRig()
    const connection = inspectWith(await startForeign(new Uint8Array()), rig.clock)
    rig.clock.advance(9_999)
    expect(connection.status.state).toBe('connecting')
    rig.clock.advance(1)
    expect(connection.status).toMatchObject({ state: 'reconnecting', retryAt: 15_375 })
    expect(connection.status.text).toContain('no inspector answered')
  })

  it('[I58] tells a probe that closes it nothing of what came along, and may be opened there again', async () => {
    const rig = createRig()
    rig.join()
    rig.server.tick()
    const attached = await rig.attach()
    const connection = await rig.inspect(attached.url!)
    const { events, probe } = createLog()
    connection.sources.get()[0]!.observe((event) => {
      probe(event)
      if (events.length !== 3) return
      connection.close()
      connection.reconnect()
    })
    await rig.until(() => events.length === 1)
    for (let error = 0; error < 10; error += 1) rig.server.peers[0]!.sendError(4000, 'many at once')
    await rig.until(() => events.length >= 4 && connection.status.state !== 'connecting')
    expect(connection.status.state).toBe('live')
    expect(events).toHaveLength(4)
    expect(events[3]).toMatchObject({ code: 'relay-lost' })
  })

  it('[I57] closing ends everything, and opening again is possible', async () => {
    const rig = createRig()
    rig.join()
    const attached = await rig.attach()
    const pending = rig.clock.pendingCount
    const connection = await rig.inspect(attached.url!)
    const [source] = connection.sources.get()
    const { events, probe } = createLog()
    source!.observe(probe)
    connection.close()
    connection.close()
    expect(connection.status).toEqual({ state: 'closed', text: 'closed', retryAt: undefined })
    expect(connection.sources.get()).toEqual([])
    await rig.until(() => attached.inspectors === 0)
    expect(rig.clock.pendingCount).toBe(pending)
    expect(events.at(-1)).toMatchObject({ code: 'relay-lost' })
    connection.reconnect()
    await rig.until(() => connection.sources.get().length === 1)
    expect(connection.status.state).toBe('live')
  })
})
