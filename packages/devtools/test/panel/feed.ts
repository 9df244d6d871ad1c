import {
  createCodec,
  createDeltaPayload,
  createMessage,
  type Direction,
  type MessagePayload,
  type Probe,
  type ProbeEvent,
} from '@tx2-link/core'
import { Recorder } from '../../src/recording/recorder.ts'
import type { Source } from '../../src/source/source.ts'

const codec = createCodec('msgpack')

export interface FedMessage {
  readonly time: number
  readonly direction?: Direction
  readonly payload?: MessagePayload
  readonly sequence?: bigint
}

/** Something happened on a link, without a link. */
export function messageEvent({
  time,
  direction = 'in',
  payload = { type: 'ping' },
  sequence = BigInt(Math.round(time)),
}: FedMessage): ProbeEvent {
  const timestamp = BigInt(Math.round(time))
  const bytes = codec.encodeMessage(
    createMessage(payload, { timestamp, sequence, schemaVersion: 1 }),
  )
  return {
    type: 'message',
    time,
    link: 'test',
    direction,
    messageType: payload.type,
    bytes,
    format: 'msgpack',
    sequence,
    timestamp,
    changeCount: payload.type === 'delta' ? payload.changes.length : 0,
    ticks: 1,
  }
}

export function stateEvent(time: number, state: string, reason?: string): ProbeEvent {
  return { type: 'state', time, link: 'test', state, reason }
}

export function closeEvent(time: number, closeCode: number, reason?: string): ProbeEvent {
  return { type: 'state', time, link: 'test', state: 'disconnected', reason, closeCode }
}

export function positionDelta(entityId: number, x: number, y: number): MessagePayload {
  return createDeltaPayload(
    [
      {
        type: 'fields_updated',
        entityId,
        componentId: 'Position',
        fields: [
          { fieldId: 'x', oldValue: undefined, newValue: { type: 'F32', value: x } },
          { fieldId: 'y', oldValue: undefined, newValue: { type: 'F32', value: y } },
        ],
      },
    ],
    1n,
  )
}

/** A recorder that got `count` messages, one a millisecond from 1 on, every third of them sent. */
export function recorderWith(count: number): Recorder {
  const recorder = new Recorder({ timeOrigin: 0 })
  for (let time = 1; time <= count; time += 1) {
    recorder.probe(messageEvent({ time, direction: time % 3 === 0 ? 'out' : 'in' }))
  }
  return recorder
}

/** A source whose events the test makes. */
export class FakeSource implements Source {
  readonly id: string
  readonly label = 'fake'
  readonly detail = 'nowhere'
  readonly schema = undefined
  readonly format = 'msgpack'
  readonly worldDirection = 'in'
  readonly timeOrigin = 0
  readonly rateLimit = undefined
  readonly probes = new Set<Probe>()
  keyframes = 0
  time = 0

  constructor(id = 'fake') {
    this.id = id
  }

  now(): number {
    return this.time
  }

  observe(probe: Probe): () => void {
    this.probes.add(probe)
    return () => {
      this.probes.delete(probe)
    }
  }

  requestKeyframe(): void {
    this.keyframes += 1
  }

  stats(): ReturnType<Source['stats']> {
    return { state: 'live', rttMs: 41, jitterMs: 6, bufferedBytes: 0 }
  }

  emit(event: ProbeEvent): void {
    for (const probe of this.probes) probe(event)
  }
}
