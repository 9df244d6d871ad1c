/** What went wrong, as a stable word to branch on. */
export const LinkErrorCode = {
  /** The bytes are not a message in the expected format. */
  malformed: 'malformed',
  /** A finite limit was passed: bytes, elements, depth, counts. */
  limitExceeded: 'limit-exceeded',
  /** The value cannot be written in this format (NaN in JSON, a lone surrogate in text). */
  unrepresentable: 'unrepresentable',
  /** A value does not fit the field it is meant for. */
  invalidValue: 'invalid-value',
  /** An entity that does not exist was named. */
  unknownEntity: 'unknown-entity',
  /** A component that the schema does not have was named. */
  unknownComponent: 'unknown-component',
  /** A field that the component does not have was named. */
  unknownField: 'unknown-field',
  /** Two schemas of one component cannot be used together. */
  schemaMismatch: 'schema-mismatch',
  /** The world was written to since its last tick: seal it before its changes are read. */
  unsealed: 'unsealed',
  /** A setting is outside what it may be. */
  invalidConfig: 'invalid-config',
  /** The transport failed underneath. */
  transport: 'transport',
} as const

export type LinkErrorCode = (typeof LinkErrorCode)[keyof typeof LinkErrorCode]

export interface LinkErrorOptions extends ErrorOptions {
  /** Byte offset in the input at which the fault was found. */
  readonly offset?: number
}

/** The one error type that this library throws; what is merely expected is returned instead. */
export class LinkError extends Error {
  override readonly name = 'LinkError'
  readonly code: LinkErrorCode
  /** Byte offset in the input at which the fault was found, for decoding errors. */
  readonly offset: number | undefined

  constructor(code: LinkErrorCode, message: string, options?: LinkErrorOptions) {
    super(
      options?.offset === undefined ? message : `${message} (at byte ${options.offset})`,
      options,
    )
    this.code = code
    this.offset = options?.offset
  }
}
