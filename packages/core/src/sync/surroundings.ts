/** What a link is told of the place where it runs: whether there is a network, and whether anybody looks. */
export interface Surroundings {
  /** False only where it is certain that nothing can be reached. */
  readonly isOnline: boolean
  /** Whether the page is in front. */
  readonly isVisible: boolean
  /** Calls back when either has changed; the returned function stops that. */
  subscribe(listener: () => void): () => void
}

/** Why a link waits, in words: nothing was closed that could have a code. */
export const NO_NETWORK = 'there is no network'

/** Where nothing is told: attempts are made, and show whether there is a network. */
export const UNKNOWN_SURROUNDINGS: Surroundings = {
  isOnline: true,
  isVisible: true,
  subscribe: () => () => {},
}

interface PageDocument extends EventTarget {
  readonly visibilityState: string
}

/** What of a page's or worker's global object is read; where a part is missing it is not told. */
export interface PageScope {
  readonly navigator?: { readonly onLine?: boolean }
  readonly document?: PageDocument
  readonly addEventListener?: EventTarget['addEventListener']
  readonly removeEventListener?: EventTarget['removeEventListener']
}

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/

/**
 * What the browser tells. A machine without a network still reaches itself: for an address of this
 * machine it counts as online.
 */
export function pageSurroundings(url: string, scope: PageScope = globalThis): Surroundings {
  const isHere = isLoopback(url)
  return {
    get isOnline() {
      return isHere || scope.navigator?.onLine !== false
    },
    get isVisible() {
      return scope.document?.visibilityState !== 'hidden'
    },
    subscribe: (listener) => {
      scope.addEventListener?.('online', listener)
      scope.addEventListener?.('offline', listener)
      scope.document?.addEventListener('visibilitychange', listener)
      return () => {
        scope.removeEventListener?.('online', listener)
        scope.removeEventListener?.('offline', listener)
        scope.document?.removeEventListener('visibilitychange', listener)
      }
    },
  }
}

function isLoopback(url: string): boolean {
  try {
    return LOOPBACK.test(new URL(url).hostname)
  } catch {
    return false
  }
}
