import { ConnectionLog } from './connection-log.ts'
import { Decoder } from './decoder.ts'
import type { BudgetMember, MemoryBudget } from './memory-budget.ts'
import { MessageLog } from './message-log.ts'
import { MessageSummaries } from './message-summaries.ts'
import type { RecorderSettings } from './recorder-options.ts'
import type { Dropped, RecorderMemory } from './totals.ts'
import { SnapshotParts } from './snapshot-parts.ts'
import { WorldHistory } from './world-history.ts'

/** What is kept of a recording: the messages and all that is made of them, within a budget. */
export class Archive implements BudgetMember {
  readonly log: MessageLog
  readonly decoder: Decoder
  readonly summaries: MessageSummaries
  readonly parts: SnapshotParts
  readonly connections: ConnectionLog
  readonly history: WorldHistory
  readonly #budget: MemoryBudget
  #dropped: Dropped = { messages: 0, bytes: 0 }

  constructor(settings: RecorderSettings) {
    const { budget, segmentBytes } = settings
    this.#budget = budget
    this.log = new MessageLog(segmentBytes, Math.floor(budget.maxBytes / 2), () =>
      budget.nextPiece(),
    )
    this.decoder = new Decoder(this.log)
    this.summaries = new MessageSummaries(this.log, this.decoder, () => this.trim())
    this.parts = new SnapshotParts(this.log, this.decoder)
    this.connections = new ConnectionLog(this.log, this.decoder)
    this.history = new WorldHistory(this.log, this.decoder, this.connections, settings, () =>
      this.trim(),
    )
    budget.join(this)
  }

  get size(): number {
    return this.log.size + this.history.size + this.summaries.size
  }

  get pieces(): number {
    return this.log.segments.length
  }

  get oldestPiece(): number {
    return this.log.segments[0]?.number ?? Number.POSITIVE_INFINITY
  }

  /** What was let go to stay within the budget, since the start or the last `clear`. */
  get dropped(): Dropped {
    return this.#dropped
  }

  get memory(): RecorderMemory {
    return {
      messages: this.log.size,
      keyframes: this.history.size,
      summaries: this.summaries.size,
    }
  }

  /** Something grew: the oldest messages go while there is more than the budget allows. */
  trim(): void {
    this.#budget.trim(this)
  }

  dropOldest(): void {
    const [oldest, next] = this.log.segments
    if (oldest === undefined) return
    const firstIndex = next?.firstIndex ?? this.log.endIndex
    this.connections.forgetBefore(firstIndex)
    this.log.dropOldest()
    this.#dropped = {
      messages: this.#dropped.messages + oldest.count,
      bytes: this.#dropped.bytes + oldest.messageBytes,
    }
    this.decoder.forgetBefore(firstIndex)
    this.summaries.forgetBefore(firstIndex)
    this.parts.forgetBefore(firstIndex)
    this.history.forgetBefore(firstIndex)
  }

  /** Forgets everything; indices go on. */
  clear(): void {
    this.log.clear()
    this.decoder.forgetBefore(Number.POSITIVE_INFINITY)
    this.summaries.forgetBefore(Number.POSITIVE_INFINITY)
    this.parts.forgetBefore(Number.POSITIVE_INFINITY)
    this.history.clear()
    this.connections.clear()
    this.#dropped = { messages: 0, bytes: 0 }
  }

  /** Leaves the budget; what is kept stays readable. */
  close(): void {
    this.#budget.leave(this)
  }
}
