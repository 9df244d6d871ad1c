import type { Probe } from '../../probe.ts'
import type { NetworkCounts } from '../../transport/network-counts.ts'
import { FAULT_KINDS, type FaultKind } from './fault.ts'

/** What the network did to messages. */
export type NetworkFault = 'lost' | 'duplicated' | 'reordered' | 'overflowed'

/** What schedules brought about, added up. */
export class SimulationCounts {
  ticks = 0
  messages = 0
  /** Times that a replica was compared with the tick that it said it was. */
  comparisons = 0
  /** Times that the server's copy of a client's own world was compared with what the client had said. */
  ownComparisons = 0
  /** Faults by kind, as scheduled. */
  readonly faults: Map<FaultKind, number> = new Map(FAULT_KINDS.map((kind) => [kind, 0]))
  readonly network: Record<NetworkFault, number> = {
    lost: 0,
    duplicated: 0,
    reordered: 0,
    overflowed: 0,
  }
  /** What both ends did about it, by name: warnings of the probe, deferrals, and the like. */
  readonly repairs: Map<string, number> = new Map()
  /** Bytes of the largest message. */
  largestMessage = 0

  befell(kind: FaultKind): void {
    this.faults.set(kind, (this.faults.get(kind) ?? 0) + 1)
  }

  /** Listens to both ends of every link. */
  readonly probe: Probe = (event) => {
    switch (event.type) {
      case 'message':
        if (event.direction === 'in') return
        this.messages += 1
        this.largestMessage = Math.max(this.largestMessage, event.bytes.length)
        if (event.messageType === 'snapshot') this.#repair('snapshot sent')
        if (event.messageType === 'schema_sync') this.#repair('greeting sent')
        if (event.ticks > 1) this.#repair('ticks coalesced')
        break
      case 'deferral':
        this.#repair(`deferred: ${event.reason}`)
        break
      case 'warning':
        this.#repair(event.code)
        break
      case 'state':
        this.#repair(event.state)
        break
      default:
    }
  }

  addNetwork(counts: NetworkCounts): void {
    for (const name of ['lost', 'duplicated', 'reordered', 'overflowed'] as const) {
      this.network[name] += counts[name]
    }
  }

  add(other: Omit<SimulationCounts, 'add' | 'addNetwork' | 'befell' | 'probe'>): void {
    this.ticks += other.ticks
    this.messages += other.messages
    this.comparisons += other.comparisons
    this.ownComparisons += other.ownComparisons
    this.largestMessage = Math.max(this.largestMessage, other.largestMessage)
    for (const [kind, count] of other.faults) {
      this.faults.set(kind, (this.faults.get(kind) ?? 0) + count)
    }
    for (const name of ['lost', 'duplicated', 'reordered', 'overflowed'] as const) {
      this.network[name] += other.network[name]
    }
    for (const [name, count] of other.repairs) this.#repair(name, count)
  }

  #repair(name: string, count = 1): void {
    this.repairs.set(name, (this.repairs.get(name) ?? 0) + count)
  }
}
