import type { ComponentSchemaInfo } from '@tx2-link/core'
import { ACK, IN, OUT, SCHEMA_SYNC } from './codes.ts'
import type { Decoder } from './decoder.ts'
import type { MessageLog } from './message-log.ts'

/** The component that a greeting's schemas open with. */
const GREETING_COMPONENT = '@tx2-link'

const EPOCH_PREFIX = 'epoch:'

/** Messages that are read in search of a greeting, at the most. */
const MAX_TRIES = 4

/** What a greeting says that matters for following a world. */
export interface RecordedGreeting {
  /** Which life of the sender's world. */
  readonly epoch: string | undefined
}

/** What happened between messages that changes how those after it are understood. */
export type Turn =
  /** A new connection: nobody has greeted on it. */
  | 'connect'
  /** The incoming state was given up as lost; a whole one comes. */
  | 'resync'
  /** Messages are missing here: nothing is known. */
  | 'hole'

interface RecordedTurn {
  readonly turn: Turn
  /** It came before this message. */
  readonly index: number
}

/** What is known of the connection before a message. */
export interface ConnectionFacts {
  /** Whether the connection's start was seen; a peer that did not greet since is plain. */
  readonly startSeen: boolean
  readonly greeted: readonly [incoming: boolean, outgoing: boolean]
  /** Whether this end acknowledged something: it does so by itself to greeted peers only. */
  readonly acknowledged: boolean
  /** Which life of the peer's world is here, as far as it was heard. */
  readonly epoch: string | undefined
}

export const NOTHING_KNOWN: ConnectionFacts = {
  startSeen: false,
  greeted: [false, false],
  acknowledged: false,
  epoch: undefined,
}

/** Connections, losses and gaps along the recording. Turns have numbers that never change. */
export class ConnectionLog {
  readonly #log: MessageLog
  readonly #decoder: Decoder
  #turns: RecordedTurn[] = []
  #firstTurn = 0
  #lastHole = -1
  /** What was known at the oldest message that is kept. */
  #before: ConnectionFacts = NOTHING_KNOWN

  constructor(log: MessageLog, decoder: Decoder) {
    this.#log = log
    this.#decoder = decoder
  }

  /** One more than the number of the newest turn. */
  get endTurn(): number {
    return this.#firstTurn + this.#turns.length
  }

  add(turn: Turn): void {
    const index = this.#log.endIndex
    const last = this.#turns.at(-1)
    // A server that is down is tried for days: only the last of many connections in a row counts.
    if (turn === 'connect' && last?.turn === turn && last.index === index) return
    if (turn === 'hole') this.#lastHole = this.endTurn
    this.#turns.push({ turn, index })
  }

  /** Number of the last turn after which nothing is known; -1 if there was none. */
  get lastHole(): number {
    return this.#lastHole
  }

  turn(number: number): RecordedTurn | undefined {
    return this.#turns[number - this.#firstTurn]
  }

  /** Number of the first hole between this message and the one behind it; infinite if there is none. */
  holeBehind(index: number): number {
    for (let number = this.turnsBefore(index + 1); ; number += 1) {
      const recorded = this.turn(number)
      if (recorded === undefined || recorded.index > index + 1) return Number.POSITIVE_INFINITY
      if (recorded.turn === 'hole') return number
    }
  }

  /** Number of the first turn that came after the message before this one. */
  turnsBefore(index: number): number {
    return this.#firstTurn + this.#positionOf(index)
  }

  /** What was known when a message came, as far as the turns below this number tell. */
  factsAt(index: number, turnNumber: number): ConnectionFacts {
    let carried = this.#before
    let knownFrom = this.#log.firstIndex
    let startedAt: number | undefined
    for (let at = turnNumber - this.#firstTurn - 1; at >= 0; at -= 1) {
      const recorded = this.#turns[at]
      if (recorded?.turn === 'connect') startedAt ??= recorded.index
      if (recorded?.turn !== 'hole') continue
      carried = NOTHING_KNOWN
      knownFrom = recorded.index
      break
    }
    const incoming = this.#lastGreeting(IN, knownFrom, index)
    const outgoing = this.#lastGreeting(OUT, knownFrom, index)
    const isSameConnection = startedAt === undefined
    const since = startedAt ?? knownFrom
    return {
      startSeen: !isSameConnection || carried.startSeen,
      greeted: [
        (incoming?.index ?? -1) >= since || (isSameConnection && carried.greeted[0]),
        (outgoing?.index ?? -1) >= since || (isSameConnection && carried.greeted[1]),
      ],
      acknowledged:
        (this.#log.newestOf(ACK, OUT, index - 1) ?? -1) >= since ||
        (isSameConnection && carried.acknowledged),
      epoch: incoming === undefined ? carried.epoch : incoming.epoch,
    }
  }

  /** Messages below this index are about to go. */
  forgetBefore(firstIndex: number): void {
    const kept = this.turnsBefore(firstIndex)
    this.#before = this.factsAt(firstIndex, kept)
    this.#turns.splice(0, kept - this.#firstTurn)
    this.#firstTurn = kept
  }

  clear(): void {
    this.#firstTurn = this.endTurn
    this.#turns = []
    this.#before = NOTHING_KNOWN
  }

  #lastGreeting(
    directionCode: number,
    from: number,
    end: number,
  ): (RecordedGreeting & { readonly index: number }) | undefined {
    let index = this.#log.newestOf(SCHEMA_SYNC, directionCode, end - 1)
    // A schema_sync that greets nobody may follow one that does.
    for (let tries = 0; tries < MAX_TRIES && index !== undefined && index >= from; tries += 1) {
      const payload = this.#decoder.message(index)?.payload
      const greeting = payload?.type === 'schema_sync' ? readGreeting(payload.schemas) : undefined
      if (greeting !== undefined) return { index, epoch: greeting.epoch }
      index = this.#log.newestOf(SCHEMA_SYNC, directionCode, index - 1)
    }
    return undefined
  }

  /** Position of the first turn at or after an index. */
  #positionOf(index: number): number {
    let low = 0
    let high = this.#turns.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#turns[middle]?.index ?? 0) >= index) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** What these schemas greet with, or undefined if they do not. */
export function readGreeting(
  schemas: readonly ComponentSchemaInfo[],
): RecordedGreeting | undefined {
  const first = schemas[0]
  if (first?.componentId !== GREETING_COMPONENT) return undefined
  const entry = first.fields.find(({ fieldId }) => fieldId.startsWith(EPOCH_PREFIX))
  return { epoch: entry?.fieldId.slice(EPOCH_PREFIX.length) }
}
