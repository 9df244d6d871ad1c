import type {
  Direction,
  Message,
  MessageProbeEvent,
  Probe,
  ProbeEvent,
  Schema,
  World,
} from '@tx2-link/core'
import { isSynthetic } from '../relay/synthetic.ts'
import { Archive } from './archive.ts'
import { FORMATS, SNAPSHOT, formatCode, isStateCode } from './codes.ts'
import type { Deferral, Refusal, WaitingMessage } from './deferral.ts'
import { IdleWork } from './idle-work.ts'
import { Intake } from './intake.ts'
import { KeyframeRequests } from './keyframe-requests.ts'
import type { LimiterSample, LimiterState } from './limiter.ts'
import type { Mark } from './mark.ts'
import { ackOf, baselineOf } from './message-links.ts'
import type { MessageColumns, MessageRecord } from './message-record.ts'
import type { MessageSummaries } from './message-summaries.ts'
import { Notifier } from './notifier.ts'
import {
  type RecorderOptions,
  type RecorderSettings,
  resolveRecorderOptions,
} from './recorder-options.ts'
import type { RingView } from './ring-view.ts'
import type { MessageDraft } from './segment.ts'
import type { SecondSeries } from './second-series.ts'
import type { Dropped, Rates, RecordedState, RecorderMemory, RoundTrip, Totals } from './totals.ts'
import type { SnapshotPart } from './snapshot-parts.ts'
import type { WorldCursor } from './world-cursor.ts'

/** What a recorder needs of a source to follow it. */
export interface Followed {
  observe(probe: Probe): () => void
  requestKeyframe(): void
}

/**
 * Keeps what went over one link, within a limit of bytes: the oldest messages go first. Messages
 * are copied and nothing is decoded until somebody looks at it. Indices never change and are never
 * given twice; those of messages that are gone give undefined.
 */
export class Recorder {
  /** Tells the recorder what happens. `follow` uses it, and knows when nothing was heard. */
  readonly probe: Probe = (event) => {
    if (!this.#isRecording) return this.#pass(event)
    if (isSynthetic(event)) this.#keyframe(event)
    else this.#intake.take(event)
    this.#notifier.touch()
  }
  readonly #settings: RecorderSettings
  readonly #archive: Archive
  readonly #intake: Intake
  readonly #notifier: Notifier
  readonly #requests: KeyframeRequests
  readonly #idle: IdleWork
  readonly #followed = new Set<Followed>()
  #isRecording = true
  #unrecorded = 0

  constructor(options: RecorderOptions = {}) {
    const settings = resolveRecorderOptions(options)
    const { clock } = settings
    const archive = new Archive(settings)
    this.#settings = settings
    this.#archive = archive
    this.#intake = new Intake({
      log: archive.log,
      connections: archive.connections,
      recorded: (draft, byteLength, grew) => this.#recorded(draft, byteLength, grew),
    })
    this.#notifier = new Notifier(clock)
    this.#requests = new KeyframeRequests(clock, () => {
      if (!this.#isRecording || archive.history.isReached(this.worldDirection)) return false
      for (const source of this.#followed) source.requestKeyframe()
      return this.#followed.size > 0
    })
    this.#idle = new IdleWork(clock, (budgetMs) => archive.history.work(budgetMs))
  }

  get schema(): Schema | undefined {
    return this.#settings.schema
  }

  get worldDirection(): Direction {
    return this.#settings.worldDirection
  }

  /** Unix time, in ms, at which the source's clock said 0. */
  get timeOrigin(): number {
    return this.#settings.timeOrigin
  }

  get isRecording(): boolean {
    return this.#isRecording
  }

  /** Messages that passed during this pause; 0 while it records. */
  get unrecorded(): number {
    return this.#unrecorded
  }

  get firstIndex(): number {
    return this.#archive.log.firstIndex
  }

  /** One more than the newest index. */
  get endIndex(): number {
    return this.#archive.log.endIndex
  }

  /** What was let go to stay within the limit, since the start or the last `clear`. */
  get dropped(): Dropped {
    return this.#archive.dropped
  }

  get memory(): RecorderMemory {
    return this.#archive.memory
  }

  /** Which entities, components and fields messages name. */
  get summaries(): MessageSummaries {
    return this.#archive.summaries
  }

  /** The facts of messages one by one, for lists and charts of many. */
  get columns(): MessageColumns {
    return this.#archive.log
  }

  /** Names of links that were heard of. */
  get links(): readonly string[] {
    return this.#archive.log.links.names
  }

  get seconds(): SecondSeries {
    return this.#intake.seconds
  }

  get marks(): RingView<Mark> {
    return this.#intake.marks
  }

  /** The newest mark of the worst severity; undefined without warnings and errors. */
  get worstMark(): Mark | undefined {
    return this.#intake.marks.worst
  }

  get deferrals(): RingView<Deferral> {
    return this.#intake.deferrals
  }

  /** What was refused and never went. */
  get refusals(): RingView<Refusal> {
    return this.#intake.refusals
  }

  /** What waits now, the longest first. */
  get waiting(): readonly WaitingMessage[] {
    return this.#intake.holds.waiting()
  }

  get limiterSamples(): RingView<LimiterSample> {
    return this.#intake.limiterSamples
  }

  get limiter(): LimiterState {
    return this.#intake.meter
  }

  get roundTrips(): RingView<RoundTrip> {
    return this.#intake.roundTrips
  }

  /** Smoothed, in ms, from the pings of this end; undefined before the first was answered. */
  get rttMs(): number | undefined {
    return this.#intake.roundTrips.rttMs
  }

  get jitterMs(): number | undefined {
    return this.#intake.roundTrips.jitterMs
  }

  get totals(): Totals {
    return this.#intake.tally.totals()
  }

  /** What the connection was last said to be; undefined before the first word about it. */
  get state(): RecordedState | undefined {
    return this.#intake.state
  }

  /** When the first event since the start or the last `clear` came; undefined before any. */
  get startTime(): number | undefined {
    return this.#intake.startTime
  }

  /** When the last event came, in ms of the source's clock; undefined before any. */
  get lastTime(): number | undefined {
    return this.#intake.lastTime
  }

  /** Records a source from now on and asks it for a whole state; the returned function stops that. */
  follow(source: Followed): () => void {
    // What went before, or between two follows, was not heard.
    this.#interrupt('resumed')
    this.#followed.add(source)
    const stop = source.observe(this.probe)
    this.#requests.begin()
    return () => {
      if (!this.#followed.delete(source)) return
      stop()
      this.#interrupt('paused')
    }
  }

  pause(): void {
    if (!this.#isRecording) return
    this.#interrupt('paused')
    this.#isRecording = false
  }

  /** Records again, and asks for a whole state: what went meanwhile is missing. */
  resume(): void {
    if (this.#isRecording) return
    this.#isRecording = true
    this.#unrecorded = 0
    this.#interrupt('resumed')
    this.#requests.begin()
  }

  /** Forgets everything, counts too; indices go on. */
  clear(): void {
    this.#archive.clear()
    this.#intake.clear()
    if (!this.#isRecording) this.#intake.markPause('paused')
    this.#intake.interrupted()
    this.#requests.begin()
    this.#notifier.touch()
  }

  /** Stops timers, lets go of what is followed and leaves its budget; what was recorded stays readable. */
  dispose(): void {
    this.pause()
    this.#requests.stop()
    this.#idle.stop()
    this.#notifier.stop()
    this.#archive.close()
  }

  record(index: number): MessageRecord | undefined {
    return this.#archive.log.record(index)
  }

  /** The message as it went over the wire: a view of the recorder's memory, not to be kept or written to. */
  bytes(index: number): Uint8Array | undefined {
    return this.#archive.log.bytes(index)
  }

  /** Decoded when asked for; the last few are kept and are the same objects when asked for again. */
  message(index: number): Message | undefined {
    return this.#archive.decoder.message(index)
  }

  /** How many different entities a snapshot or delta names; 0 for other messages. */
  entitiesOf(index: number): number | undefined {
    const summary = this.summaries.read(index)
    return summary && summary.entitiesTo - summary.entitiesFrom
  }

  /** The first message at or after this time; `endIndex` if there is none. */
  indexAtTime(timeMs: number): number {
    return this.#archive.log.indexAtTime(timeMs)
  }

  /** The newest message with this sequence: snapshots and deltas count in ticks, all others by themselves. */
  indexOfSequence(
    direction: Direction,
    sequence: number,
    kind: 'state' | 'control' = 'state',
  ): number | undefined {
    return this.#archive.log.indexOfSequence(direction, sequence, kind === 'state')
  }

  /** The message that brought the state from which this delta starts. */
  baselineOf(index: number): number | undefined {
    return baselineOf(this.#archive.log, this.#archive.decoder, index)
  }

  /** For an ack the message that it acknowledges, for a snapshot or delta the first ack that covers it. */
  ackOf(index: number): number | undefined {
    return ackOf(this.#archive.log, this.#archive.decoder, index)
  }

  /** Figures of the last whole second before a time of the source's clock. */
  ratesAt(timeMs: number): Rates {
    const second = Math.floor(timeMs / 1000) - 1
    const { seconds } = this.#intake
    return {
      bytesIn: seconds.value('bytesIn', second),
      bytesOut: seconds.value('bytesOut', second),
      messagesIn: seconds.value('messagesIn', second),
      messagesOut: seconds.value('messagesOut', second),
    }
  }

  /** Of a snapshot that goes in several messages, which of them this is; undefined for all else. */
  partAt(index: number): SnapshotPart | undefined {
    return this.#archive.parts.at(index)
  }

  /** The newest part of a snapshot of the world whose last one has not come; undefined else. */
  get unfinishedPart(): SnapshotPart | undefined {
    return this.#archive.parts.unfinished(this.worldDirection)
  }

  /**
   * The world just after a message, as its receiver had it; undefined when no keyframe reaches
   * there. A world of its own that stays as it is: not to be written to. Its tick is not the source's.
   */
  worldAt(index: number, direction: Direction = this.worldDirection): World | undefined {
    return this.#archive.history.worldAt(index, direction)
  }

  /** A world that walks along: for following the newest message and for scrubbing. */
  createCursor(direction: Direction = this.worldDirection): WorldCursor {
    return this.#archive.history.createCursor(direction)
  }

  /** Tells a listener that something changed, at most once in about a frame. */
  subscribe(listener: () => void): () => void {
    return this.#notifier.subscribe(listener)
  }

  #pass(event: ProbeEvent): void {
    if (event.type !== 'message' || isSynthetic(event)) return
    this.#unrecorded += 1
    this.#notifier.touch()
  }

  #interrupt(kind: 'paused' | 'resumed'): void {
    this.#intake.interrupted()
    if (this.#isRecording) this.#intake.markPause(kind)
    this.#notifier.touch()
  }

  #recorded(draft: MessageDraft, byteLength: number, grew: boolean): void {
    if (isStateCode(draft.typeCode)) {
      const isBehind = this.#archive.history.stateCame(
        draft.directionCode,
        this.endIndex - 1,
        byteLength,
        draft.typeCode === SNAPSHOT,
      )
      if (isBehind) this.#idle.wake()
    }
    if (grew) this.#archive.trim()
  }

  #keyframe(event: MessageProbeEvent): void {
    const format = FORMATS[formatCode(event.format)]
    if (event.messageType !== 'snapshot' || format === undefined) return
    this.#archive.history.addKeyframe(event.direction, event.bytes.slice(), format)
    this.#archive.trim()
  }
}
