export { createFakeClock, type FakeClock } from './fake-clock.ts'
export { createRandom } from './random.ts'
export { describeReport } from './simulation/describe-report.ts'
export { FAULT_KINDS, type FaultKind, type ScheduledFault } from './simulation/fault.ts'
export { mergeReports, type SentReport } from './simulation/merge-reports.ts'
export type { ScheduleResult } from './simulation/play-schedule.ts'
export { type Schedule, describeSchedule } from './simulation/schedule.ts'
export {
  type SimulationFailure,
  type SimulationRange,
  type SimulationReport,
  replay,
  simulate,
} from './simulation/simulate.ts'
export type {
  OwnCopy,
  ServerFactory,
  ServerSetting,
  SimulatedPeer,
  SimulatedServer,
} from './simulation/simulated-server.ts'
export type { SimulationCounts } from './simulation/simulation-counts.ts'
export type { ReplicaMoment, SimulationOptions } from './simulation/simulation-options.ts'
