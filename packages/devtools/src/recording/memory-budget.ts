import { LinkError, LinkErrorCode } from '@tx2-link/core'

/** A recording that gives memory back in pieces, the oldest first. */
export interface BudgetMember {
  /** Bytes in use. */
  readonly size: number
  /** Pieces that it could give back; the last of them is the one that grows. */
  readonly pieces: number
  /** Number of its oldest piece; infinite without any. */
  readonly oldestPiece: number
  dropOldest(): void
}

const DEFAULT_BYTES = 64 * 1024 * 1024

/** One limit of memory for any number of recordings: the oldest of all goes first, whosever it is. */
export class MemoryBudget {
  readonly maxBytes: number
  readonly #members = new Set<BudgetMember>()
  #pieces = 0

  /** 64 MiB unless told; throws LinkError `invalidConfig` for what is no positive integer. */
  constructor(maxBytes: number = DEFAULT_BYTES) {
    if (!Number.isSafeInteger(maxBytes) || maxBytes <= 0) {
      throw new LinkError(
        LinkErrorCode.invalidConfig,
        `maxBytes must be a positive whole number, not ${maxBytes}`,
      )
    }
    this.maxBytes = maxBytes
  }

  /** Bytes in use by all of its members. */
  get size(): number {
    let size = 0
    for (const member of this.#members) size += member.size
    return size
  }

  join(member: BudgetMember): void {
    this.#members.add(member)
  }

  /** What the member holds is counted no more. */
  leave(member: BudgetMember): void {
    this.#members.delete(member)
  }

  /** A number for a piece that is begun now. */
  nextPiece(): number {
    this.#pieces += 1
    return this.#pieces
  }

  /** Has pieces dropped until all is within the limit; never the only piece of the member that grew. */
  trim(grown: BudgetMember): void {
    while (this.size > this.maxBytes) {
      // A piece that still grows may be old and yet hold what came just now.
      const victim =
        this.#oldest(({ pieces }) => pieces > 1) ?? this.#oldest((member) => member !== grown)
      if (victim === undefined) return
      victim.dropOldest()
    }
  }

  #oldest(mayGive: (member: BudgetMember) => boolean): BudgetMember | undefined {
    let oldest: BudgetMember | undefined
    for (const member of this.#members) {
      if (member.pieces === 0 || !mayGive(member)) continue
      if (oldest === undefined || member.oldestPiece < oldest.oldestPiece) oldest = member
    }
    return oldest
  }
}
