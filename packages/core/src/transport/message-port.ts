import { type PortEnvelope, readEnvelope } from './port-envelope.ts'

/** What passes messages to whoever is at its other end, or to all who are on it. */
export interface MessagePortLike {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
  addEventListener(type: string, listener: (event: Event) => void): void
  removeEventListener(type: string, listener: (event: Event) => void): void
  /** Ports hold back what came until they are started. */
  start?(): void
}

/** Whoever is to hear what comes over a port. */
export interface PortHearer {
  receive(envelope: PortEnvelope): void
  unreadable(): void
  portClosed(): void
  leave(): void
}

/** Hears a port until the returned function is called; the port stays its owner's. */
export function listenToPort(port: MessagePortLike, hearer: PortHearer): () => void {
  const heard: Record<string, (event: Event) => void> = {
    message: (event) => {
      const envelope = readEnvelope('data' in event ? event.data : undefined)
      if (envelope !== undefined) hearer.receive(envelope)
    },
    messageerror: () => hearer.unreadable(),
    // Only newer ports say so.
    close: () => hearer.portClosed(),
  }
  const leave = (): void => hearer.leave()
  for (const [type, listener] of Object.entries(heard)) port.addEventListener(type, listener)
  port.start?.()
  const hasPages = typeof addEventListener === 'function'
  if (hasPages) addEventListener('pagehide', leave)
  return () => {
    for (const [type, listener] of Object.entries(heard)) port.removeEventListener(type, listener)
    if (hasPages) removeEventListener('pagehide', leave)
  }
}

/** 64 random bits in hex: ends that share a channel tell each other apart by them. */
export function createPortId(): string {
  const words = crypto.getRandomValues(new Uint32Array(2))
  return Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('')
}
