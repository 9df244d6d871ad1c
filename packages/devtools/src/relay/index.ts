export { InspectorCloseCode } from './close-code.ts'
export { connectInspector, type ConnectInspectorOptions } from './connect-inspector.ts'
export type {
  InspectorConnection,
  InspectorState,
  InspectorStatus,
} from './inspector-connection.ts'
export { RelayWarning, isHole, isSynthetic, type SyntheticMessage } from './synthetic.ts'
export type { SetRateLimitResult } from './wire/server-frame.ts'
