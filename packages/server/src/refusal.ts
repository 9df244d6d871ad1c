/** Codes of the `error` messages that a server sends; the text names entity and component. */
export const RefusalCode = {
  /** The server's author refused the change. */
  refused: 403,
  /** The change is about an entity that is not there. */
  unknownEntity: 404,
  /** The value does not fit the schema. */
  invalidValue: 422,
  /** The entity's id is not one of those that the client was granted. */
  foreignEntity: 423,
} as const

export type RefusalCode = (typeof RefusalCode)[keyof typeof RefusalCode]

export interface Refusal {
  readonly code: RefusalCode
  readonly text: string
}
