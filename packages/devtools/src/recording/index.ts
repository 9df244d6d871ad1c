export type { Deferral, Refusal, WaitingMessage } from './deferral.ts'
export type { CapFill, LimiterFill, LimiterSample, LimiterState } from './limiter.ts'
export type { Mark, MarkKind } from './mark.ts'
export type { HoldReason, MessageColumns, MessageRecord, Verdict } from './message-record.ts'
export { MemoryBudget } from './memory-budget.ts'
export { createRecorder } from './create-recorder.ts'
export { type Followed, Recorder } from './recorder.ts'
export type { RecorderOptions } from './recorder-options.ts'
export type { RingView } from './ring-view.ts'
export type { SecondColumn, SecondSeries } from './second-series.ts'
export type { Dropped, Rates, RecordedState, RecorderMemory, RoundTrip, Totals } from './totals.ts'
export { type WorldCursor } from './world-cursor.ts'
export { compileFilter, type MessageTest } from '../filter/compile-filter.ts'
export { type Completion, completeFilter } from '../filter/complete-filter.ts'
export type { FilterField } from '../filter/fields.ts'
export type {
  ComparisonOperator,
  Filter,
  FilterError,
  FilterNode,
  FilterResult,
  FilterValue,
} from '../filter/filter.ts'
export { FilterRun, type FilterRunOptions } from '../filter/filter-run.ts'
export type { MatchList } from '../filter/match-list.ts'
export { parseFilter } from '../filter/parse-filter.ts'
export { printFilter } from '../filter/print-filter.ts'
export { type Vocabulary, vocabularyOf } from '../filter/vocabulary.ts'
export { createLinkSource, statsOfLink, type LinkSourceOptions } from '../source/link-source.ts'
export { createManagerSource, type ManagerSourceOptions } from '../source/manager-source.ts'
export { createPeerSource, type PeerLike, type PeerSourceOptions } from '../source/peer-source.ts'
export { createSourceList } from '../source/source-list.ts'
export type { LinkCountName, LinkCounts } from '../source/link-counts.ts'
export { countsOfManager } from '../source/link-counts.ts'
export type {
  EditableSourceList,
  RateLimitChange,
  RateLimitSetting,
  ServerCounts,
  Source,
  SourceList,
  SourceOutage,
  SourceRateLimit,
  SourceStats,
} from '../source/source.ts'
