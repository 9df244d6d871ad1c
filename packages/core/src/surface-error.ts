/**
 * For what a listener of the application throws: it must not break who called the listener, and must
 * not go unnoticed. It comes up again as an uncaught error in a microtask of its own.
 */
export function surfaceError(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
