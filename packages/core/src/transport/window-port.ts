import { LinkError, LinkErrorCode } from '../error.ts'
import type { MessagePortLike } from './message-port.ts'

/** What a window hears messages with: its own global scope, of which only this is used. */
export interface WindowScope {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}

/** Another window: an iframe's `contentWindow`, the `parent`, an `opener`, a web view. */
export interface WindowTarget {
  postMessage(message: unknown, targetOrigin: string, transfer: ArrayBuffer[]): void
}

/** A window as a port. */
export interface WindowPort extends MessagePortLike {
  /** Messages that came from another window or another origin, and were not looked at. */
  readonly ignored: number
}

/** A scheme and a host with its port, as `event.origin` has it: without a path, also without a slash. */
const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+$/i

/**
 * Makes a port of another window: only what that window says from that origin is heard, and what is
 * said to it is lost if it meanwhile shows another origin.
 *
 * Throws LinkError `invalid-config` for anything but one origin. `*` would tell the world to whatever
 * is shown there, and origins that are `null` (sandboxed frames, files) cannot be told apart: hand such
 * a window a MessagePort and connect over that.
 */
export function windowPort(
  target: WindowTarget,
  origin: string,
  scope: WindowScope = globalThis,
): WindowPort {
  if (!ORIGIN.test(origin)) {
    throw new LinkError(
      LinkErrorCode.invalidConfig,
      `the origin must be one like https://game.example, not ${JSON.stringify(origin)}`,
    )
  }
  const listeners = new Set<(event: Event) => void>()
  let ignored = 0
  const hear = (event: MessageEvent): void => {
    if (event.source !== target || event.origin !== origin) {
      ignored += 1
      return
    }
    for (const listener of listeners) listener(event)
  }
  return {
    get ignored() {
      return ignored
    },
    postMessage: (message, transfer) => target.postMessage(message, origin, transfer),
    addEventListener: (type, listener) => {
      if (type !== 'message') return
      if (listeners.size === 0) scope.addEventListener('message', hear)
      listeners.add(listener)
    },
    removeEventListener: (type, listener) => {
      if (type !== 'message' || !listeners.delete(listener)) return
      if (listeners.size === 0) scope.removeEventListener('message', hear)
    },
  }
}
