import { afterEach, describe, expect, it } from 'vitest'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { connectPort } from '../../src/transport/message-port-transport.ts'
import { closePorts, createChannel, join, listen, withRawPeer } from './port-harness.ts'
import { record, settle } from './recorder.ts'

afterEach(closePorts)

describe('the life of a port', () => {
  it('[T33] an end that is silent is asked, and lost after four questions without an answer', async () => {
    const clock = createFakeClock()
    const { transport, heard, said, opened } = withRawPeer({ clock, checkEveryMs: 100 })
    await opened()
    clock.advance(100)
    const asked = () => said.filter(({ kind }) => kind === 'ask').length
    await settle()
    expect(asked()).toBe(0)
    clock.advance(499)
    await settle()
    expect(asked()).toBe(4)
    expect(heard.events).toEqual(['open'])
    clock.advance(1)
    expect(heard.closes).toEqual([{ code: 1006, text: 'the other end does not answer' }])
    expect(transport.bufferedBytes).toBe(0)
    expect(clock.pendingCount).toBe(0)
  })

  it('[T33] any word is a sign of life, and two ends that say nothing stay open', async () => {
    const clock = createFakeClock()
    const { port1, port2 } = createChannel()
    const { taken } = listen(port2, { clock, checkEveryMs: 100 })
    const heard = record(connectPort(port1, { clock, checkEveryMs: 100 }))
    await heard.opened()
    for (let turn = 0; turn < 100; turn += 1) {
      clock.advance(100)
      await settle()
    }
    expect(heard.events).toEqual(['open'])
    const [far] = await taken(1)
    expect(far!.state).toBe('open')
  })

  it('[T33] a port that says that it was closed loses its connections at once', async () => {
    const { port1, port2 } = createChannel()
    listen(port2)
    const heard = record(connectPort(port1))
    await heard.opened()
    port2.close()
    expect(await heard.closed()).toEqual({ code: 1006, text: 'the port was closed' })
  })

  it('[T33] a close that is not answered in time is lost', async () => {
    const clock = createFakeClock()
    const { transport, heard, said, opened } = withRawPeer({ clock, closeTimeoutMs: 700 })
    await opened()
    transport.close({ code: 4321, text: 'enough' })
    await settle()
    expect(said.at(-1)).toMatchObject({ kind: 'close', reason: { code: 4321, text: 'enough' } })
    clock.advance(699)
    expect(heard.events).toEqual(['open'])
    clock.advance(1)
    expect(heard.closes).toEqual([{ code: 1006, text: 'the close was not answered in time' }])
    expect(clock.pendingCount).toBe(0)
  })

  it.each([
    [undefined, { code: 1005, text: '' }],
    [
      { code: 'x', text: 7 },
      { code: 1005, text: '' },
    ],
    [
      { code: 99, text: 'low' },
      { code: 1005, text: 'low' },
    ],
    [
      { code: 4001, text: 'é'.repeat(200) },
      { code: 4001, text: 'é'.repeat(61) },
    ],
  ])('[T33] a close with the reason %o is heard', async (reason, told) => {
    const { heard, said, say, opened } = withRawPeer()
    await opened()
    say({ kind: 'close', reason })
    expect(await heard.closed()).toEqual(told)
    await settle()
    expect(said.at(-1)).toMatchObject({ kind: 'close', to: 'peer' })
  })

  it('[T33] a message that cannot be read closes with 4003', async () => {
    const { port1, port2 } = createChannel()
    const { taken } = listen(port2)
    const heard = record(connectPort(port1))
    await heard.opened()
    const [far] = await taken(1)
    port2.dispatchEvent(new Event('messageerror'))
    expect(await heard.closed()).toEqual({ code: 4003, text: 'a message cannot be read' })
    expect(await record(far!).closed()).toMatchObject({ code: 4003 })
  })

  it('[T33] a channel that throws has lost the connection', async () => {
    const name = 'thrown'
    listen(join(name))
    const here = join(name)
    const transport = connectPort(here)
    const heard = record(transport)
    await heard.opened()
    here.close()
    transport.send(Uint8Array.of(1))
    expect(await heard.closed()).toMatchObject({ code: 1006 })
  })

  it('[T35] a page that is left says so with its last word', async () => {
    const leaving = new EventTarget()
    const global = globalThis as Partial<
      Pick<EventTarget, 'addEventListener' | 'removeEventListener'>
    >
    global.addEventListener = leaving.addEventListener.bind(leaving)
    global.removeEventListener = leaving.removeEventListener.bind(leaving)
    try {
      const { heard, said, opened } = withRawPeer()
      await opened()
      leaving.dispatchEvent(new Event('pagehide'))
      expect(heard.closes).toEqual([{ code: 1001, text: 'the page is left' }])
      await settle()
      expect(said.at(-1)).toMatchObject({ kind: 'close', reason: { code: 1001 } })
      leaving.dispatchEvent(new Event('pagehide'))
      expect(heard.events).toEqual(['open', 'close'])
    } finally {
      delete global.addEventListener
      delete global.removeEventListener
    }
  })
})
