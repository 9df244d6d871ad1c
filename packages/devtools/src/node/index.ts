export {
  attachInspector,
  type AttachedInspector,
  type AttachInspectorOptions,
} from './attach-inspector.ts'
export type { InspectedServer } from './inspected-server.ts'
export type { InspectedWorld } from './keyframes.ts'
