import { describe, expect, it } from 'vitest'
import { connectPort, listenPort } from '../../src/transport/message-port-transport.ts'
import type { Transport } from '../../src/transport/transport.ts'
import { windowPort } from '../../src/transport/window-port.ts'
import { record, settle } from './recorder.ts'
import { TestWindow, twoWindows } from './test-window.ts'

describe('windowPort', () => {
  it('[T34] connects two windows that name each other and their origins', async () => {
    const { inPage, inFrame } = twoWindows()
    const accepted: Transport[] = []
    listenPort(inPage, (transport) => accepted.push(transport))
    const near = connectPort(inFrame)
    const heard = record(near)
    await heard.opened()
    await settle()
    accepted[0]!.send(Uint8Array.of(1, 2, 3))
    await heard.received(1)
    expect(heard.messages).toEqual([Uint8Array.of(1, 2, 3)])
    expect([inPage.ignored, inFrame.ignored]).toEqual([0, 0])
    near.close()
    await heard.closed()
  })

  it('[T34] ignores and counts what comes from another window or another origin', async () => {
    const { page, frame, inPage } = twoWindows()
    const accepted: Transport[] = []
    listenPort(inPage, (transport) => accepted.push(transport))
    const connect = { 'tx2-link': 1, from: 'x', kind: 'connect' }
    const stranger = new TestWindow(frame.origin)
    page.proxyFor(stranger).postMessage(connect, page.origin, [])
    await settle()
    expect(inPage.ignored).toBe(1)
    page.hear({
      data: connect,
      origin: 'https://evil.example',
      source: frame.proxyFor(page),
    })
    expect(inPage.ignored).toBe(2)
    await settle()
    expect(accepted).toEqual([])
  })

  it('[T34] says nothing to a window that shows another origin', async () => {
    const page = new TestWindow('https://game.example')
    const frame = new TestWindow('https://evil.example')
    const heard = record(
      connectPort(windowPort(frame.proxyFor(page), 'https://frame.example', page), {
        openTimeoutMs: 20,
      }),
    )
    expect(await heard.closed()).toEqual({ code: 1006, text: 'nobody answered' })
    expect(frame.lost).toBe(1)
  })

  it('[T34] hears its window only while somebody hears it', async () => {
    const { page, frame, inPage } = twoWindows()
    const listener = listenPort(inPage, () => {})
    listener.close()
    page.proxyFor(new TestWindow(frame.origin)).postMessage({}, page.origin, [])
    await settle()
    expect(inPage.ignored).toBe(0)
  })

  it.each([
    '*',
    '/',
    '',
    'null',
    'game.example',
    'https://game.example/',
    'https://game.example/x',
  ])('[T34] refuses %j as an origin', (origin) => {
    const page = new TestWindow('https://game.example')
    expect(() => windowPort(page.proxyFor(page), origin, page)).toThrow(
      expect.objectContaining({ code: 'invalid-config' }),
    )
  })

  it.each(['http://localhost:5173', 'https://game.example', 'tauri://localhost', 'app://game'])(
    '[T34] takes %j as an origin',
    (origin) => {
      const page = new TestWindow(origin)
      expect(windowPort(page.proxyFor(page), origin, page).ignored).toBe(0)
    },
  )
})
