/** What a command has of the world around it, so that tests can stand in for a terminal. */
export interface CommandIo {
  /** A file, or standard input for `-`, as it comes. */
  open(path: string): AsyncIterable<Uint8Array>
  /** Writes a whole file. */
  write(path: string, bytes: Uint8Array): Promise<void>
  /** Adds to the end of a file, which is emptied by the first call for it. */
  append(path: string, added: string | Uint8Array): void
  /** To standard output; settles when there is room for more. */
  print(output: string | Uint8Array): Promise<void>
  /** To standard error, as a line. */
  complain(line: string): void
  /** Settles when the user, or who started the command, wants it to end. */
  ended(): Promise<void>
}
