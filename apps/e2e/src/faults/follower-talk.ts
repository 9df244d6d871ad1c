/** How a client in a process of its own is, each time that it is asked. */
export interface FollowerReport {
  readonly state: string
  readonly states: readonly string[]
  readonly text: string
  /** Connections that ended. */
  readonly closes: number
}
