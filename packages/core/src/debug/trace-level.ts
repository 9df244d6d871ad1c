import type { ProbeEvent } from '../probe.ts'

/** How much is traced; each level has what those before it have. */
export const TRACE_LEVELS = ['warnings', 'messages', 'all'] as const

/**
 * - `warnings`: states of the connection, and what was repaired, refused or ignored
 * - `messages`: each message by its kind and size, and what had to wait
 * - `all`: what is in each message, and each decision of the limiters
 */
export type TraceLevel = (typeof TRACE_LEVELS)[number]

/** The least level at which an event is traced. */
export function levelOf(event: ProbeEvent): TraceLevel {
  switch (event.type) {
    case 'state':
    case 'warning':
      return 'warnings'
    case 'message':
    case 'deferral':
      return 'messages'
    case 'limiter':
      return 'all'
  }
}
