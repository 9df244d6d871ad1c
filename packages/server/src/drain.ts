import { type Clock, type CloseReason, RefusalCode } from '@tx2-link/core'

/** How often it is looked who has the last state, in ms. */
const LOOK_EVERY_MS = 20

/** A client that is to be closed once it has the last state. */
interface Drained {
  readonly isDrained: boolean
  flush(): void
  sendError(code: number, text: string): void
  close(reason: CloseReason): void
}

interface DrainOptions {
  readonly clock: Clock
  readonly drainMs: number
  readonly reason: CloseReason
}

/** Closes each client once it has the last state, all of them after `drainMs`; resolves when all are told. */
export async function drain(
  clients: readonly Drained[],
  { clock, drainMs, reason }: DrainOptions,
): Promise<void> {
  const endsAt = clock.now() + drainMs
  let waiting = clients
  let isFirst = true
  for (;;) {
    waiting = closeDrained(waiting, reason)
    if (waiting.length === 0) return
    const left = endsAt - clock.now()
    if (left <= 0) break
    if (isFirst) for (const client of waiting) client.sendError(RefusalCode.closing, reason.text)
    isFirst = false
    await new Promise<void>((resolve) => {
      clock.schedule(Math.min(LOOK_EVERY_MS, left), resolve)
    })
  }
  for (const client of waiting) client.close(reason)
}

/** Those that are not drained yet. */
function closeDrained(clients: readonly Drained[], reason: CloseReason): readonly Drained[] {
  return clients.filter((client) => {
    client.flush()
    if (!client.isDrained) return true
    client.close(reason)
    return false
  })
}
