import { type WindowScope, type WindowTarget, windowPort } from '../../src/transport/window-port.ts'

/** What a window is to messages: it hears what is posted to it, and from whom. */
export class TestWindow implements WindowScope {
  readonly #events = new EventTarget()
  readonly origin: string
  /** Messages that were posted for another origin than is shown here. */
  lost = 0
  /** Whether it is closed, and hears nothing any more. */
  isGone = false

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
      postMessage: (message, targetOrigin, transfer) => {
        if (this.isGone) return
        if (targetOrigin !== this.origin) {
          this.lost += 1
          return
        }
        const data: unknown = structuredClone(message, { transfer })
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

/** A page and a frame in it, each with its port of the other. */
export function twoWindows() {
  const page = new TestWindow('https://game.example')
  const frame = new TestWindow('https://frame.example:8443')
  const inPage = windowPort(frame.proxyFor(page), frame.origin, page)
  const inFrame = windowPort(page.proxyFor(frame), page.origin, frame)
  return { page, frame, inPage, inFrame }
}
