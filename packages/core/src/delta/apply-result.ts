/** What applying met that it could not place. */
export interface ApplyResult {
  /** Changes that named an entity or component that is not there: a sign that something was lost. */
  readonly unknown: number
  /** Fields of which the sender said that they were something else before: it lost a change. */
  readonly conflicts: number
  /** Fields that our schema does not know; they were left out. */
  readonly ignoredFields: number
}

export interface ApplyOptions {
  /** Set when `checkChanges` or `checkEntities` has passed already, so as not to check twice. */
  readonly checked?: boolean
}
