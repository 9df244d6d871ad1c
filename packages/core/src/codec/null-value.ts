import type { FieldValue } from '../protocol/value.ts'

/** One serves all messages, since nothing is in it. */
export const NULL_VALUE: FieldValue = Object.freeze({ type: 'Null' })
