import { describe, expect, it } from 'vitest'
import { connectPort, listenPort } from '../../src/transport/message-port-transport.ts'
import type { Transport } from '../../src/transport/transport.ts'
import { type WindowScope, type WindowTarget, windowPort } from '../../src/transport/window-port.ts'
import { record, settle } from './recorder.ts'

/** What a window is to messages: it hears what is posted to it, and from whom. */
class TestWindow implements WindowScope {
  readonly #events = new EventTarget()
  readonly origin: string
  /** Messages that were posted for another origin than is shown here. */
  lost = 0

  constructor(origin: string) {
    this.origin = origin
  }

  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void {
    this.#events.addEventListener(type, listener as (event: Event) => void)
  }

  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void {
    this.#events.removeEventListener(type, listener as (event: Event) => void)
  }

  /** A message of whatever origin and source comes. */
  hear(message: { data: unknown; origin: string; source: WindowTarget }): void {
    this.#events.dispatchEvent(Object.assign(new Event('message'), message))
  }

  /** This window, as the script of another sees it. */
  #seenBy(source: TestWindow): WindowTarget {
    return {
      postMessage: (message, targetOrigin) => {
        if (targetOrigin !== this.origin) {
          this.lost += 1
          return
        }
        const data: unknown = structuredClone(message)
        queueMicrotask(() =>
          this.hear({ data, origin: source.origin, source: source.proxyFor(this) }),
        )
      },
    }
  }

  readonly #proxies = new Map<TestWindow, WindowTarget>()

  /** The same object each time, as `event.source` and `contentWindow` are. */
  proxyFor(viewer: TestWindow): WindowTarget {
    const known = this.#proxies.get(viewer) ?? this.#seenBy(viewer)
    this.#proxies.set(viewer, known)
    return known
  }
}

function twoWindows() {
  const page = new TestWindow('https://game.example')
  const frame = new TestWindow('https://frame.example:8443')
  const inPage = windowPort(frame.proxyFor(page), frame.origin, page)
  const inFrame = windowPort(page.proxyFor(frame), page.origin, frame)
  return { page, frame, inPage, inFrame }
}

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
