/** What a command has of the world around it, so that tests can stand in for a terminal. */
export interface CommandIo {
  /** All of a file, or of standard input for `-`. */
  read(path: string): Promise<Uint8Array>
  write(path: string, bytes: Uint8Array): Promise<void>
  /** Adds to the end of a file, which is emptied by the first call for it. */
  append(path: string, text: string): void
  /** To standard output. */
  print(output: string | Uint8Array): void
  /** To standard error, as a line. */
  complain(line: string): void
  /** Settles when the user, or who started the command, wants it to end. */
  ended(): Promise<void>
}
