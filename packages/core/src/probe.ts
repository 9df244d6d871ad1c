import type { MessageType } from './protocol/message.ts'
import type { RateRefusal } from './rate/message-limiter.ts'
import type { RateLimitConfig } from './rate/rate-limit-config.ts'

export type Direction = 'in' | 'out'

export type DeferralReason = 'rate-limited' | 'backpressure' | 'not-connected'

/** A whole message went out or came in. */
export interface MessageProbeEvent {
  readonly type: 'message'
  readonly direction: Direction
  readonly messageType: MessageType
  /** Valid during the call only: copy what is to be kept. */
  readonly bytes: Uint8Array
  readonly format: string
  readonly sequence: bigint
  readonly timestamp: bigint
  /** How many changes a delta names, entities a snapshot holds; 0 for other messages. */
  readonly changeCount: number
  /** World ticks that this delta covers; above 1 when refused or slow ticks were coalesced. */
  readonly ticks: number
}

/** Something could not go now and will go later, as part of newer state. */
export interface DeferralProbeEvent {
  readonly type: 'deferral'
  readonly messageType: MessageType
  readonly reason: DeferralReason
  /** When it may go at the earliest, in ms from now; undefined when nobody can know. */
  readonly retryAfterMs: number | undefined
}

/**
 * What the limiter said when it was asked. Of the inbound one, refusals only: what it lets in is a
 * message that follows anyway.
 */
export interface LimiterProbeEvent {
  readonly type: 'limiter'
  readonly direction: Direction
  readonly allowed: boolean
  /** Which limit refused; undefined when none did. */
  readonly reason: RateRefusal | undefined
  /** Size of the message that asked; 0 when it was refused before it was encoded. */
  readonly bytes: number
  readonly messagesInWindow: number
  readonly bytesInWindow: number
  readonly messagesInBurst: number
  /** The settings that it judged by; the same object until they change. */
  readonly config: RateLimitConfig
}

export interface StateProbeEvent {
  readonly type: 'state'
  readonly state: string
  readonly reason: string | undefined
  /** Of a `disconnected`: the close's code, of `LinkCloseCode` or WebSocket's own. */
  readonly closeCode?: number
}

/** Something was repaired, refused or ignored: nothing is handled in silence. */
export interface WarningProbeEvent {
  readonly type: 'warning'
  readonly code: string
  readonly text: string
}

type Stamped<Event> = Event & {
  /** Milliseconds on the link's clock. */
  readonly time: number
  /** Which link or peer it happened on. */
  readonly link: string
}

export type ProbeEvent = Stamped<
  MessageProbeEvent | DeferralProbeEvent | LimiterProbeEvent | StateProbeEvent | WarningProbeEvent
>

/** Receives what happens on a link; without one the link only pays a branch. */
export type Probe = (event: ProbeEvent) => void
