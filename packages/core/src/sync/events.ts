import type { DeferralReason } from '../probe.ts'
import type { ComponentSchemaInfo } from '../protocol/message.ts'
import type { Delta, WorldSnapshot } from '../protocol/world-snapshot.ts'
import type { CloseReason } from '../transport/transport.ts'
import type { Greeting } from './greeting.ts'

/** What became of something that was to be sent. */
export type SendResult =
  | {
      readonly ok: true
      /** False when there was nothing to say. */
      readonly sent: boolean
      readonly bytes: number
    }
  | {
      readonly ok: false
      /** Nothing is lost: what changed is part of what is sent next. */
      readonly reason: DeferralReason
      /** When it may go, in ms from now; undefined when nobody can know. */
      readonly retryAfterMs: number | undefined
    }

/** What a sync manager hears. */
export type SyncEvent =
  | {
      readonly type: 'snapshot'
      readonly snapshot: WorldSnapshot
      readonly tick: number
      /** Milliseconds. */
      readonly timestamp: number
    }
  /** Entities of a snapshot that comes in parts: how many are here, and of about how many. Nothing is told of them yet. */
  | { readonly type: 'snapshot_part'; readonly entities: number; readonly of: number }
  | {
      readonly type: 'delta'
      readonly delta: Delta
      /** The changes start from nothing: what they do not name is gone. */
      readonly full: boolean
      readonly tick: number
      /** Milliseconds. */
      readonly timestamp: number
    }
  | { readonly type: 'snapshot_requested' }
  | { readonly type: 'ack'; readonly id: bigint }
  | { readonly type: 'ping' }
  | { readonly type: 'pong'; readonly rttMs: number | undefined }
  | { readonly type: 'schema_sync'; readonly schemas: readonly ComponentSchemaInfo[] }
  | { readonly type: 'error'; readonly code: number; readonly message: string }
  | { readonly type: 'connected' }
  | {
      readonly type: 'disconnected'
      readonly reason: CloseReason
      /** When the next attempt is made, in ms of the clock; undefined when none is. */
      readonly retryAt: number | undefined
    }
  /** There is no network: the next attempt to connect is made when it is back. */
  | { readonly type: 'network_missed'; readonly reason: string }
  /** The network is back, and an attempt to connect begins. */
  | { readonly type: 'network_back' }
  | {
      readonly type: 'greeted'
      readonly greeting: Greeting
      /** What is here is the peer's newest state: nothing needs to come. */
      readonly isCurrent: boolean
    }
  /** The peer sent nothing that greets in time: it is a plain one, a Rust program perhaps. */
  | { readonly type: 'plain' }

export type SyncListener = (event: SyncEvent) => void

/** What polling gave: an event, nothing yet, or no connection and nothing left to read. */
export type ReceiveResult =
  | { readonly ok: true; readonly event: SyncEvent | undefined }
  | { readonly ok: false; readonly reason: 'not-connected' }
