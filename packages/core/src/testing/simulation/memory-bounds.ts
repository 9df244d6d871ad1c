import type { Transport } from '../../transport/transport.ts'
import type { World } from '../../world/world.ts'

export interface MemoryView {
  /** Both ends of every connection. */
  readonly ends: Iterable<Pick<Transport, 'bufferedBytes'>>
  /** Bytes that may wait in the socket of one end: the configured bound, and the one message that went beyond it. */
  readonly mostBuffered: number
  /** The world whose journal is bounded by `mostRemembered` changes of each component. */
  readonly world: World
  readonly mostRemembered: number
}

/** What takes more memory than its bound, in words; undefined when nothing does. */
export function findMemoryFault(view: MemoryView): string | undefined {
  for (const { bufferedBytes } of view.ends) {
    if (bufferedBytes > view.mostBuffered) {
      return `${bufferedBytes} bytes wait for one peer, and ${view.mostBuffered} may`
    }
  }
  for (const { id, ring } of view.world.tables.components) {
    const held = ring.head - ring.firstAfter(-1)
    if (held > view.mostRemembered) {
      return `the journal of ${id} holds ${held} changes, and ${view.mostRemembered} may be`
    }
  }
  return undefined
}
