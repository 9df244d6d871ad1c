export type Listener = () => void

/** Where the error of a listener goes; it stops nobody else. */
export type ErrorReporter = (error: unknown) => void

/** One listener's stay; emptied when it ends, so that a notification under way passes it by. */
interface Subscription {
  listener: Listener | undefined
}

/** Subscriptions that wait to be told, in order. */
export type Notification = Subscription[]

const NOBODY: readonly Subscription[] = []

/** Listeners of one thing, in the order in which they came. The same function may be in it several times. */
export class ListenerSet {
  /** Most things have one listener: a set for it would cost more than all else that is kept of the thing. */
  #only: Subscription | undefined
  #several: Set<Subscription> | undefined

  get size(): number {
    return this.#several?.size ?? (this.#only === undefined ? 0 : 1)
  }

  /** The returned function ends the subscription; calling it again does nothing. */
  add(listener: Listener): () => void {
    const subscription: Subscription = { listener }
    if (this.#several !== undefined) {
      this.#several.add(subscription)
    } else if (this.#only === undefined) {
      this.#only = subscription
    } else {
      this.#several = new Set([this.#only, subscription])
      this.#only = undefined
    }
    return () => {
      subscription.listener = undefined
      if (this.#only === subscription) this.#only = undefined
      else this.#several?.delete(subscription)
    }
  }

  collect(notification: Notification): void {
    if (this.#only !== undefined) notification.push(this.#only)
    else for (const subscription of this.#several ?? NOBODY) notification.push(subscription)
  }
}

/** Tells those collected; who unsubscribed in the meantime is not told. */
export function notify(notification: Notification, onError: ErrorReporter): void {
  for (const { listener } of notification) {
    try {
      listener?.()
    } catch (error) {
      onError(error)
    }
  }
}

/** Makes the error an uncaught one, but only after the notification is over. */
export function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
