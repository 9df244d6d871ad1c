export type Listener = () => void

/** Where the error of a listener goes; it stops nobody else. */
export type ErrorReporter = (error: unknown) => void

/** One listener's stay; emptied when it ends, so that a notification under way passes it by. */
interface Subscription {
  listener: Listener | undefined
}

/** Subscriptions that wait to be told, in order. */
export type Notification = Subscription[]

/** Listeners of one thing. The same function may be in it several times. */
export class ListenerSet {
  readonly #subscriptions = new Set<Subscription>()

  get size(): number {
    return this.#subscriptions.size
  }

  /** The returned function ends the subscription; calling it again does nothing. */
  add(listener: Listener): () => void {
    const subscription: Subscription = { listener }
    this.#subscriptions.add(subscription)
    return () => {
      subscription.listener = undefined
      this.#subscriptions.delete(subscription)
    }
  }

  collect(notification: Notification): void {
    for (const subscription of this.#subscriptions) notification.push(subscription)
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
