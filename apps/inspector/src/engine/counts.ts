import type { ProbeEvent } from '@tx2-link/core'
import type { ClientCounts } from './stage.ts'

type Counts = { -readonly [Name in keyof ClientCounts]: number }

const NAMES = [
  'messagesIn',
  'bytesIn',
  'snapshotsIn',
  'snapshotBytesIn',
  'snapshotEntitiesIn',
  'deltasIn',
  'deltaBytesIn',
  'changesIn',
  'messagesOut',
  'bytesOut',
  'refused',
  'heldBack',
  'coalesced',
  'gaps',
  'states',
  'falseStates',
  'connects',
  'losses',
  'warnings',
] as const satisfies readonly (keyof ClientCounts)[]

/** What was counted between two moments. */
export function countsBetween(before: ClientCounts, after: ClientCounts): ClientCounts {
  const counts = createCounts()
  for (const name of NAMES) counts[name] = after[name] - before[name]
  return counts
}

/** Counts what the probes of a client's link and of the server's ends tell. */
export class Counter {
  readonly #counts = createCounts()
  #isConnected = false

  get copy(): ClientCounts {
    return { ...this.#counts }
  }

  /** At the client. */
  readonly clientProbe = (event: ProbeEvent): void => {
    const counts = this.#counts
    if (event.type === 'warning') {
      counts.warnings += 1
      if (event.code === 'gap') counts.gaps += 1
    } else if (event.type === 'state') {
      this.#stateChanged(event.state)
    } else if (event.type === 'message') {
      if (event.direction === 'in') this.#received(event)
      else {
        counts.messagesOut += 1
        counts.bytesOut += event.bytes.length
      }
    }
  }

  /** At the server's end of the client's connection. */
  readonly serverProbe = (event: ProbeEvent): void => {
    const counts = this.#counts
    if (event.type === 'warning') counts.warnings += 1
    else if (event.type === 'deferral' && isState(event.messageType)) {
      if (event.reason === 'rate-limited') counts.refused += 1
      else if (event.reason === 'backpressure') counts.heldBack += 1
    } else if (event.type === 'message' && event.direction === 'out' && event.ticks > 1) {
      counts.coalesced += 1
    }
  }

  /** A state that the client shows, and whether the server had it so. */
  published(isTrue: boolean): void {
    this.#counts.states += 1
    if (!isTrue) this.#counts.falseStates += 1
  }

  #stateChanged(state: string): void {
    if (state === 'connected') {
      this.#isConnected = true
      this.#counts.connects += 1
    } else if (state === 'disconnected' && this.#isConnected) {
      this.#isConnected = false
      this.#counts.losses += 1
    }
  }

  #received(event: ProbeEvent & { type: 'message' }): void {
    const counts = this.#counts
    const { length } = event.bytes
    counts.messagesIn += 1
    counts.bytesIn += length
    if (event.messageType === 'snapshot') {
      counts.snapshotsIn += 1
      counts.snapshotBytesIn += length
      counts.snapshotEntitiesIn += event.changeCount
    } else if (event.messageType === 'delta') {
      counts.deltasIn += 1
      counts.deltaBytesIn += length
      counts.changesIn += event.changeCount
    }
  }
}

function isState(messageType: string): boolean {
  return messageType === 'snapshot' || messageType === 'delta'
}

function createCounts(): Counts {
  return {
    messagesIn: 0,
    bytesIn: 0,
    snapshotsIn: 0,
    snapshotBytesIn: 0,
    snapshotEntitiesIn: 0,
    deltasIn: 0,
    deltaBytesIn: 0,
    changesIn: 0,
    messagesOut: 0,
    bytesOut: 0,
    refused: 0,
    heldBack: 0,
    coalesced: 0,
    gaps: 0,
    states: 0,
    falseStates: 0,
    connects: 0,
    losses: 0,
    warnings: 0,
  }
}
