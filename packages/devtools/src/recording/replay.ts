import {
  type DeltaPayload,
  LinkError,
  type Message,
  type MessageHeader,
  type Schema,
  type SerializedEntity,
  StagedSnapshot,
  World,
  applyDelta,
  applySnapshot,
  defineSchema,
  entitiesOfFullDelta,
  isPart,
  startsAnew,
} from '@tx2-link/core'
import { IN } from './codes.ts'
import { type ConnectionFacts, NOTHING_KNOWN, type Turn, readGreeting } from './connection-log.ts'

/** Nobody asks a rebuilt world for changes from long ago, so it remembers few. */
const JOURNAL = { journalCapacity: 1_024, tombstoneCapacity: 1_024, tickCapacity: 64 } as const

/** What a delta is to the state that is here. */
type Fit = 'whole' | 'next' | 'refused' | 'unknown'

/** Without a schema, components are kept with the types that they came with. */
const NO_SCHEMA: Schema = defineSchema({})

/**
 * A receiver of recorded messages. Of what came in it takes over what the link took over, by the
 * same rules of baseline, epoch and greeting; what went out it takes over as if nothing was lost.
 */
export class Replay {
  readonly #lane: number
  readonly world: World
  /** Parts of a snapshot, until all are there. */
  readonly #staged = new StagedSnapshot()
  /** Whether a whole state came: before that nobody can say what the world is. */
  isKnown = false
  /** The message that last changed the world; undefined if it is not known. */
  changedBy: number | undefined
  tick = 0
  /** Milliseconds. */
  timestamp = 0
  /** Timestamp of the state that is here; undefined when a whole one must come. */
  #baseline: bigint | undefined
  /** Whether a whole state came on this connection: a plain peer's first delta is one. */
  #hasState = false
  #startSeen = false
  #greeted: [boolean, boolean] = [false, false]
  #acknowledged = false
  /** Which life of the peer's world is here. */
  #epoch: string | undefined

  /** `lane` is the direction in which the world travels, by number. */
  constructor(lane: number, schema: Schema | undefined) {
    this.#lane = lane
    this.world = new World(schema ?? NO_SCHEMA, JOURNAL)
  }

  /** Whether the state is whole and settled, so that a keyframe can be made of it. */
  get isSettled(): boolean {
    return this.isKnown && this.#baseline !== undefined && this.#hasState && this.#staged.isEmpty
  }

  /** Knows nothing of the world any more, but this of the connection. */
  begin(facts: ConnectionFacts): void {
    this.lose()
    this.#startSeen = facts.startSeen
    this.#greeted = [facts.greeted[0], facts.greeted[1]]
    this.#acknowledged = facts.acknowledged
    this.#epoch = facts.epoch
  }

  /** Takes a keyframe that was made of this world. */
  load(message: Message, changedBy: number | undefined): void {
    if (message.payload.type !== 'snapshot') return
    this.#takeWhole(message.payload.entities, message.header.timestamp, message.header.sequence)
    this.changedBy = changedBy
  }

  turn(turn: Turn): void {
    switch (turn) {
      case 'connect':
        this.#startSeen = true
        this.#greeted = [false, false]
        this.#hasState = false
        break
      case 'resync':
        // A plain peer is followed on, whether or not it answers.
        if (this.#lane !== IN || this.#isPlain) return
        this.#baseline = undefined
        this.#hasState = false
        break
      case 'hole':
        this.begin(NOTHING_KNOWN)
        break
    }
  }

  /** Something that belongs to the world is missing: the next whole state tells what it is again. */
  lose(): void {
    this.#staged.clear()
    this.isKnown = false
    this.changedBy = undefined
    this.#baseline = undefined
    this.#hasState = false
  }

  /** A greeting or another `schema_sync` in either direction. */
  greet(message: Message, directionCode: number): void {
    if (message.payload.type !== 'schema_sync') return
    const greeting = readGreeting(message.payload.schemas)
    if (greeting === undefined) return
    this.#greeted[directionCode === IN ? 0 : 1] = true
    if (directionCode !== IN) return
    // An epoch that was never heard may be the same one: the recording began later.
    const isOther = this.#epoch !== undefined && greeting.epoch !== this.#epoch
    if (isOther && this.#lane === IN) this.#baseline = undefined
    this.#epoch = greeting.epoch
  }

  /** This end acknowledged something. */
  acknowledge(): void {
    this.#acknowledged = true
  }

  /** A snapshot or delta of the world that is followed. What does not fit is not taken over. */
  take(message: Message, index: number): void {
    try {
      if (this.#takeState(message)) this.changedBy = index
    } catch (error) {
      // What the schema refuses, the real receiver refused as well.
      if (!(error instanceof LinkError)) throw error
    }
  }

  /**
   * Whether the link surely refuses what does not fit. Where the connection's start was not seen,
   * only what this end says to greeted peers tells: another greeting, or acknowledgements.
   */
  get #isSureOfPeer(): boolean {
    return this.#startSeen || this.#greeted[1] || this.#acknowledged
  }

  #takeState({ header, payload }: Message): boolean {
    if (!isMoment(header.sequence) || !isMoment(header.timestamp)) return false
    if (payload.type === 'snapshot') {
      if (!this.#isPlain && isPart(payload)) {
        this.#staged.add(header, payload)
        return false
      }
      this.#takeWhole(payload.entities, header.timestamp, header.sequence)
      return true
    }
    if (payload.type !== 'delta') return false
    if (this.#staged.isFinishedFrom(payload.baseTimestamp)) {
      const entities = this.#staged.finish(payload.changes, this.world.schema)
      if (entities === undefined) return false
      this.#takeWhole(entities, header.timestamp, header.sequence)
      return true
    }
    const fit = this.#lane === IN ? this.#judgeReceived(header, payload) : this.#judgeSent(payload)
    if (fit === 'unknown') this.lose()
    if (fit === 'whole') {
      this.#takeWhole(entitiesOfFullDelta(payload.changes), header.timestamp, header.sequence)
    } else if (fit === 'next') {
      applyDelta(this.world, payload.changes)
      this.#moveTo(header.timestamp, header.sequence)
    }
    return fit === 'whole' || fit === 'next'
  }

  /** Whether the peer surely did not greet. */
  get #isPlain(): boolean {
    return this.#startSeen && !(this.#greeted[0] && this.#greeted[1])
  }

  /** Whether a plain peer's delta is its whole world. */
  #tellsAll(payload: DeltaPayload): boolean {
    return !this.#hasState || startsAnew(payload, (id) => this.world.has(id))
  }

  /** As the link itself judges what comes in. */
  #judgeReceived(header: MessageHeader, payload: DeltaPayload): Fit {
    const isPlain = this.#isPlain
    const here = this.#baseline ?? 0n
    const fits = isPlain || (header.timestamp > here && payload.baseTimestamp <= here)
    if (!fits) return this.#isSureOfPeer ? 'refused' : 'unknown'
    if (isPlain ? this.#tellsAll(payload) : payload.baseTimestamp === 0n) return 'whole'
    return this.isKnown ? 'next' : 'refused'
  }

  /** What is sent starts from what was sent before: the world is what the peer has if it got everything. */
  #judgeSent({ baseTimestamp }: DeltaPayload): Fit {
    if (baseTimestamp === 0n) return 'whole'
    return this.isKnown && baseTimestamp <= (this.#baseline ?? 0n) ? 'next' : 'unknown'
  }

  #takeWhole(entities: readonly SerializedEntity[], timestamp: bigint, sequence: bigint): void {
    this.#staged.clear()
    applySnapshot(this.world, entities)
    this.isKnown = true
    this.#moveTo(timestamp, sequence)
  }

  #moveTo(timestamp: bigint, sequence: bigint): void {
    this.#baseline = timestamp
    this.#hasState = true
    this.timestamp = Number(timestamp)
    this.tick = Number(sequence)
    this.world.seal(this.timestamp)
  }
}

/** Whether a number has the range of ticks and timestamps; a peer may claim what no number can hold. */
function isMoment(value: bigint): boolean {
  return Number.isSafeInteger(Number(value))
}
