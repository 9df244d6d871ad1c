/** The command line asks for something that cannot be; the text says what. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
