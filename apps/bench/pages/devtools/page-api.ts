/** What the benchmark asks the page for; everything takes and gives plain values. */
export interface PageApi {
  open(): void
  close(): void
  start(perSecond: number): void
  stop(): void
  /** Frames drawn, and the longest time between two, in ms, while this many ms passed. */
  watch(ms: number): Promise<{ readonly frames: number; readonly longestMs: number }>
  /** Tells messages until the recorder has let some go. */
  fill(): Promise<{ readonly kept: number; readonly dropped: number; readonly bytes: number }>
  /** Times, in ms, that a filter takes over this many small messages. */
  filter(text: string, messages: number, runs: number): readonly number[]
}

declare global {
  var benchmarkPage: PageApi
}
