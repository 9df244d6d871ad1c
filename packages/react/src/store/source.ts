/** Something that is read and listened to, as `useSyncExternalStore` and its kin in other frameworks take it. */
export interface Source<Value> {
  /** Gives the same value until a listener was told. */
  readonly read: () => Value
  /** The returned function ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void
  /** What the server rendered and hydration starts from. */
  readonly readInitial: () => Value
}

/** Nothing, for ever: for whoever was given no id. */
export const NOTHING: Source<undefined> = {
  read: () => undefined,
  subscribe: () => () => {},
  readInitial: () => undefined,
}
