/** What is counted for each second. */
export type SecondColumn =
  | 'bytesIn'
  | 'bytesOut'
  | 'messagesIn'
  | 'messagesOut'
  /** The largest share of the three caps that was used within the second; 1 is full. */
  | 'limiterFill'
  /** The same for each cap. */
  | 'messagesFill'
  | 'bytesFill'
  | 'burstFill'
  /** Messages that went late. */
  | 'held'
  /** Refusals. */
  | 'refused'

/** Figures by second of the source's clock, the last hour of them. */
export interface SecondSeries {
  /** Number of the first second that is kept: its time in ms is 1,000 times that. */
  readonly firstSecond: number
  /** One more than the newest. */
  readonly endSecond: number
  /** 0 outside of what is kept. */
  value(column: SecondColumn, second: number): number
}
