/** The newest entries of a bounded list, by numbers that never change: those below `first` are gone. */
export interface RingView<Entry> {
  readonly first: number
  /** One more than the newest. */
  readonly end: number
  at(number: number): Entry | undefined
}
