/** Codes of the `error` messages that ends of a link send by themselves; the text says more. From 1000 up they are the application's. */
export const RefusalCode = {
  /** The server's author refused the change. */
  refused: 403,
  /** The change is about an entity that is not there. */
  unknownEntity: 404,
  /** The schemas of the two ends cannot be used together; the connection ends. */
  schemaMismatch: 409,
  /** A client's own world is larger than it may be: nothing of the message was done. */
  tooLarge: 413,
  /** The value does not fit the schema. */
  invalidValue: 422,
  /** The entity's id is not one of those that the client was granted. */
  foreignEntity: 423,
  /** The server failed while it judged the change, which was not done. */
  failed: 500,
  /** The server is closing; the connection ends as soon as the last state is there. */
  closing: 503,
} as const

export type RefusalCode = (typeof RefusalCode)[keyof typeof RefusalCode]
