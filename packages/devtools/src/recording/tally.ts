import type { Totals } from './totals.ts'

/** Counts that go on. */
export class Tally {
  messagesIn = 0
  messagesOut = 0
  bytesIn = 0
  bytesOut = 0
  held = 0
  refused = 0
  warnings = 0
  errors = 0

  /** As they are now. */
  totals(): Totals {
    return {
      messagesIn: this.messagesIn,
      messagesOut: this.messagesOut,
      bytesIn: this.bytesIn,
      bytesOut: this.bytesOut,
      held: this.held,
      refused: this.refused,
      warnings: this.warnings,
      errors: this.errors,
    }
  }
}
