import {
  type DeferralProbeEvent,
  type Direction,
  type LimiterProbeEvent,
  type Message,
  type MessagePayload,
  type ProbeEvent,
  createCodec,
  createMessage,
} from '@tx2-link/core'
import type { Recorder } from '../../src/recording/recorder.ts'

const codec = createCodec('msgpack')

export interface MessageInput {
  readonly direction?: Direction
  readonly sequence?: number
  /** Of the header, in ms; also the time of the event unless that is given. */
  readonly timestamp?: number
  readonly time?: number
  readonly ticks?: number
  readonly link?: string
}

/** A message as the probe would tell it. */
export function messageEvent(payload: MessagePayload, input: MessageInput = {}): ProbeEvent {
  const { sequence = 1, timestamp = 0 } = input
  const message = createMessage(payload, {
    timestamp: BigInt(timestamp),
    sequence: BigInt(sequence),
    schemaVersion: 1,
  })
  return eventOf(message, input)
}

function eventOf(message: Message, input: MessageInput = {}): ProbeEvent {
  const { payload, header } = message
  return {
    type: 'message',
    time: input.time ?? Number(header.timestamp),
    link: input.link ?? 'link',
    direction: input.direction ?? 'in',
    messageType: payload.type,
    bytes: codec.encodeMessage(message),
    format: 'msgpack',
    sequence: header.sequence,
    timestamp: header.timestamp,
    changeCount:
      payload.type === 'delta'
        ? payload.changes.length
        : payload.type === 'snapshot'
          ? payload.entities.length
          : 0,
    ticks: input.ticks ?? 1,
  }
}

export function deferralEvent(time: number, event: Omit<DeferralProbeEvent, 'type'>): ProbeEvent {
  return { type: 'deferral', time, link: 'link', ...event }
}

export function limiterEvent(time: number, event: Omit<LimiterProbeEvent, 'type'>): ProbeEvent {
  return { type: 'limiter', time, link: 'link', ...event }
}

export function stateEvent(
  time: number,
  state: string,
  reason?: string,
  closeCode?: number,
): ProbeEvent {
  const event = { type: 'state', time, link: 'link', state, reason } as const
  return closeCode === undefined ? event : { ...event, closeCode }
}

export function warningEvent(time: number, code: string, text: string): ProbeEvent {
  return { type: 'warning', time, link: 'link', code, text }
}

export const EMPTY_SNAPSHOT: MessagePayload = {
  type: 'snapshot',
  entities: [],
  metadata: { worldTime: 0, entityCount: 0, componentCount: 0, compression: 'None' },
}

/** A message of exactly this many bytes that nobody decodes. */
export function blobEvent(byteLength: number, time = 0): ProbeEvent {
  return {
    type: 'message',
    time,
    link: 'link',
    direction: 'in',
    messageType: 'delta',
    bytes: new Uint8Array(byteLength).fill(byteLength & 0xff),
    format: 'msgpack',
    sequence: 1n,
    timestamp: 0n,
    changeCount: 0,
    ticks: 1,
  }
}

export function recordAll(recorder: Recorder, events: Iterable<ProbeEvent>): void {
  for (const event of events) recorder.probe(event)
}

/** The entries of a ring that are kept. */
export function entriesOf<Entry>(ring: {
  readonly first: number
  readonly end: number
  at(number: number): Entry | undefined
}): Entry[] {
  const entries: Entry[] = []
  for (let number = ring.first; number < ring.end; number += 1) entries.push(ring.at(number)!)
  return entries
}
