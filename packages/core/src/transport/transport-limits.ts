import { LinkError, LinkErrorCode } from '../error.ts'

/** What a transport may hold and take; see {@link DEFAULT_TRANSPORT_LIMITS}. */
export interface TransportLimits {
  /** Bytes of one incoming message; a larger one closes the transport. */
  readonly maxMessageBytes: number
  /** Bytes of the messages that wait until a listener hears them; more close the transport. */
  readonly maxQueuedBytes: number
  /** Messages that wait, so that empty ones cannot pile up either; more close the transport. */
  readonly maxQueuedMessages: number
}

/** 64 MiB a message, 64 MiB and 65,536 messages that wait. */
export const DEFAULT_TRANSPORT_LIMITS: TransportLimits = {
  maxMessageBytes: 64 * 1024 * 1024,
  maxQueuedBytes: 64 * 1024 * 1024,
  maxQueuedMessages: 65_536,
}

/** Fills in the defaults; throws `invalidConfig` for a limit below 1, which would limit nothing. */
export function transportLimits(given: Partial<TransportLimits>): TransportLimits {
  const {
    maxMessageBytes = DEFAULT_TRANSPORT_LIMITS.maxMessageBytes,
    maxQueuedBytes = DEFAULT_TRANSPORT_LIMITS.maxQueuedBytes,
    maxQueuedMessages = DEFAULT_TRANSPORT_LIMITS.maxQueuedMessages,
  } = given
  const limits = { maxMessageBytes, maxQueuedBytes, maxQueuedMessages }
  requirePositive(limits)
  return limits
}

/** Throws LinkError `invalid-config` for a setting below 1, which would be none. */
export function requirePositive(settings: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(settings)) {
    if (value >= 1) continue
    throw new LinkError(
      LinkErrorCode.invalidConfig,
      `${name} must be a number of at least 1, not ${value}`,
    )
  }
}
