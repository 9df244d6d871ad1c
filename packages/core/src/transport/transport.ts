export type TransportState = 'connecting' | 'open' | 'closing' | 'closed'

export interface CloseReason {
  /** WebSocket close codes: 1000 normal, 1001 going away, 1006 lost, 4000 and up our own. */
  readonly code: number
  /** At most 123 bytes of UTF-8 reach the other end. */
  readonly text: string
}

/**
 * Hears what happens to a transport: open, messages, close, one after the other and never one
 * within another. What a listener throws is thrown again as an uncaught error in a microtask of
 * its own, and the transport goes on: whoever can do better catches it in the listener.
 */
export interface TransportListener {
  /** Comes exactly once if the connection opened, also when that was before `listen`, and first. */
  open?(): void
  /** One whole message. The bytes are the listener's from here on. */
  message(bytes: Uint8Array): void
  /** Comes exactly once and last, also when the connection never opened. */
  close?(reason: CloseReason): void
}

export interface SendOptions {
  /**
   * The message is worth compressing: large, and alike within itself. A transport that can compress
   * and finds it large enough may do so; all others pass over the hint.
   */
  readonly compress?: boolean
}

/** Moves whole messages of bytes between two ends; knows nothing of what they mean. */
export interface Transport {
  readonly state: TransportState
  /** Whether every message arrives, and in the order of sending; the same for the whole life of the transport. */
  readonly ordered: boolean
  /** Bytes that were taken but have not left yet; 0 once closed. */
  readonly bufferedBytes: number
  /**
   * Hands over one message; the bytes must not change afterwards.
   * False when they were not taken because the transport is not open.
   */
  send(bytes: Uint8Array, options?: SendOptions): boolean
  /**
   * Closes after what was sent; 1000 without a reason, and nothing if it closes already.
   * From here on the listener hears only the close, at once or later; the peer hears the reason.
   */
  close(reason?: CloseReason): void
  /**
   * Sets the one listener. What came before is delivered to it at once; a listener that replaces
   * another hears what comes from now on.
   */
  listen(listener: TransportListener): void
}
