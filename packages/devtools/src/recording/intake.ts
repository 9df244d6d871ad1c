import {
  type DeferralProbeEvent,
  type LimiterProbeEvent,
  LinkErrorCode,
  type MessageProbeEvent,
  type ProbeEvent,
  type StateProbeEvent,
  type WarningProbeEvent,
} from '@tx2-link/core'
import { isHole } from '../relay/synthetic.ts'
import {
  ERROR,
  HOLD_REASONS,
  OUT,
  PING,
  PONG,
  SNAPSHOT,
  directionCode,
  formatCode,
  holdReasonCode,
  messageTypeCode,
} from './codes.ts'
import type { ConnectionLog } from './connection-log.ts'
import { DeferralLog } from './deferral-log.ts'
import { HoldTracker } from './hold-tracker.ts'
import { LimiterLog } from './limiter-log.ts'
import { LimiterMeter } from './limiter-meter.ts'
import { MarkLog } from './mark-log.ts'
import type { MessageLog } from './message-log.ts'
import { RefusalLog } from './refusal-log.ts'
import { RoundTripLog } from './round-trip-log.ts'
import { SecondLog } from './second-log.ts'
import type { MessageDraft } from './segment.ts'
import { Tally } from './tally.ts'
import type { RecordedState } from './totals.ts'

const RECEIVED = 0
const SENT = 1
const HELD = 2
const COALESCED = 3

/** Warnings with the code of an error are about what could not be read. */
const ERROR_CODES: ReadonlySet<string> = new Set(Object.values(LinkErrorCode))

/** What an intake writes messages to. */
export interface IntakePort {
  readonly log: MessageLog
  readonly connections: ConnectionLog
  /** A message was written. */
  recorded(draft: MessageDraft, byteLength: number, grew: boolean): void
}

/** Turns what the probe tells into what is recorded. Messages cost no objects. */
export class Intake {
  readonly seconds: SecondLog
  readonly marks: MarkLog = new MarkLog()
  readonly deferrals: DeferralLog = new DeferralLog()
  readonly limiterSamples: LimiterLog = new LimiterLog()
  readonly meter: LimiterMeter = new LimiterMeter()
  readonly roundTrips: RoundTripLog = new RoundTripLog()
  readonly refusals: RefusalLog = new RefusalLog()
  readonly holds: HoldTracker = new HoldTracker((hold) => this.refusals.add(hold))
  tally: Tally = new Tally()
  state: RecordedState | undefined
  readonly #port: IntakePort
  #now = Number.NEGATIVE_INFINITY
  #startTime: number | undefined
  readonly #draft: MessageDraft = {
    typeCode: 0,
    directionCode: 0,
    verdictCode: 0,
    reasonCode: 0,
    formatCode: 0,
    linkCode: 0,
    time: 0,
    sequence: 0,
    timestamp: 0,
    heldMs: 0,
    changeCount: 0,
    ticks: 0,
  }

  constructor(port: IntakePort) {
    this.#port = port
    this.seconds = new SecondLog(this.meter)
  }

  /** When the last event came, in ms of the source's clock; undefined before any. */
  get lastTime(): number | undefined {
    return this.#now === Number.NEGATIVE_INFINITY ? undefined : this.#now
  }

  /** When the first event since the start or the last `clear` came; undefined before any. */
  get startTime(): number | undefined {
    return this.#startTime
  }

  take(event: ProbeEvent): void {
    // A clock that steps back, or none at all, is taken to stand still: indices go by time.
    if (event.time > this.#now) this.#now = event.time
    this.#startTime ??= this.#now
    this.seconds.advance(this.#now)
    this.holds.sweep(this.#now)
    switch (event.type) {
      case 'message':
        return this.#message(event, event.link)
      case 'deferral':
        return this.#deferral(event)
      case 'limiter':
        return this.#limiter(event)
      case 'state':
        return this.#state(event)
      case 'warning':
        if (isHole(event)) this.interrupted()
        return this.#warning(event)
    }
  }

  /** Nothing is heard from here on, or something is again: what went before is no base for what comes. */
  interrupted(): void {
    this.#port.connections.add('hole')
    this.holds.clear()
    this.roundTrips.forgetPing()
  }

  /** Notes that recording stops or goes on, unless nothing was recorded yet. */
  markPause(kind: 'paused' | 'resumed'): void {
    if (this.lastTime !== undefined) this.#mark(kind, '', '')
  }

  clear(): void {
    this.seconds.clear()
    this.marks.clear()
    this.deferrals.clear()
    this.refusals.clear()
    this.limiterSamples.clear()
    this.roundTrips.clear()
    this.tally = new Tally()
    this.#startTime = undefined
  }

  #message(event: MessageProbeEvent, link: string): void {
    const typeCode = messageTypeCode(event.messageType)
    if (typeCode === undefined) return
    const draft = this.#draft
    draft.typeCode = typeCode
    draft.directionCode = directionCode(event.direction)
    draft.formatCode = formatCode(event.format)
    draft.linkCode = this.#port.log.links.codeOf(link)
    draft.time = this.#now
    draft.sequence = Number(event.sequence)
    draft.timestamp = Number(event.timestamp)
    draft.changeCount = event.changeCount
    draft.ticks = event.ticks
    if (draft.directionCode === OUT) this.#sent(draft, event.bytes.length)
    else this.#received(draft, event.bytes.length)
    if (typeCode === SNAPSHOT || typeCode === ERROR) this.#markMessage(typeCode, event)
    const grew = this.#port.log.append(event.bytes, draft)
    this.#port.recorded(draft, event.bytes.length, grew)
  }

  #received(draft: MessageDraft, byteLength: number): void {
    draft.verdictCode = RECEIVED
    draft.heldMs = Number.NaN
    draft.reasonCode = 0
    if (draft.typeCode === PONG) this.roundTrips.pongCame(draft.time)
    this.tally.messagesIn += 1
    this.tally.bytesIn += byteLength
    this.seconds.countIn(byteLength)
  }

  #sent(draft: MessageDraft, byteLength: number): void {
    const { holds } = this
    holds.release(draft.typeCode, draft.time)
    draft.heldMs = holds.releasedMs
    draft.reasonCode = holds.releasedReason
    if (holds.releasedReason !== 0) {
      draft.verdictCode = HELD
      this.tally.held += 1
      this.seconds.countHeld()
    } else {
      draft.verdictCode = draft.ticks > 1 ? COALESCED : SENT
    }
    if (draft.typeCode === PING) this.roundTrips.pingWent(draft.time)
    this.tally.messagesOut += 1
    this.tally.bytesOut += byteLength
    this.seconds.countOut(byteLength)
  }

  #markMessage(typeCode: number, { direction }: MessageProbeEvent): void {
    const mark = { time: this.#now, index: this.#port.log.endIndex, direction }
    if (typeCode === SNAPSHOT) return this.marks.add({ ...mark, kind: 'snapshot' })
    this.tally.errors += 1
    const text = direction === 'in' ? 'the peer reported an error' : 'the peer was told of an error'
    this.marks.add({ ...mark, kind: 'error', text })
  }

  #deferral(event: DeferralProbeEvent): void {
    const typeCode = messageTypeCode(event.messageType)
    if (typeCode === undefined) return
    const reasonCode =
      event.reason === 'rate-limited'
        ? this.meter.refusalReason(this.#now)
        : holdReasonCode(event.reason)
    const retryAt = event.retryAfterMs === undefined ? Number.NaN : this.#now + event.retryAfterMs
    const index = this.#port.log.endIndex
    this.deferrals.add(typeCode, reasonCode, this.#now, index, retryAt)
    this.tally.refused += 1
    this.seconds.countRefused()
    const isFirst = this.holds.defer(typeCode, reasonCode, this.#now, index, retryAt)
    if (isFirst) this.#mark('deferral', HOLD_REASONS[reasonCode] ?? '', event.messageType)
  }

  #limiter(event: LimiterProbeEvent): void {
    // What came in and was refused ends the connection: the warning beside it says so.
    if (event.direction === 'in') return
    this.meter.sample(event, this.#now)
    this.seconds.noteFill()
    const { endIndex } = this.#port.log
    this.limiterSamples.add(this.meter, this.#now, endIndex, event.allowed, event.bytes)
  }

  #state({ state, reason, closeCode }: StateProbeEvent): void {
    this.state = { state, reason, since: this.#now }
    if (state === 'connected') {
      this.#port.connections.add('connect')
      this.#mark('connect', '', reason ?? '')
    } else if (state === 'disconnected') {
      this.holds.giveUpAll()
      this.roundTrips.forgetPing()
      this.#mark('disconnect', closeCode === undefined ? '' : String(closeCode), reason ?? '')
    } else if (state === 'offline') {
      this.#mark('offline', '', reason ?? '')
    }
  }

  #warning({ code, text }: WarningProbeEvent): void {
    if (code === 'resync') {
      this.#port.connections.add('resync')
      this.#mark('resync', code, text)
    } else if (ERROR_CODES.has(code)) {
      this.tally.errors += 1
      this.#mark('error', code, text)
    } else {
      this.tally.warnings += 1
      this.#mark('warning', code, text)
    }
  }

  #mark(kind: Parameters<MarkLog['add']>[0]['kind'], code: string, text: string): void {
    this.marks.add({ kind, time: this.#now, index: this.#port.log.endIndex, code, text })
  }
}
