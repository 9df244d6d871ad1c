export type { ClientChange } from './client-change.ts'
export { DEFAULT_INBOUND_RATE_LIMIT } from './inbound-rate-limit.ts'
export {
  LinkServer,
  type LinkServerOptions,
  type PeerSyncConfig,
  type ShutDownOptions,
} from './link-server.ts'
export type { Peer } from './peer.ts'
export { RefusalCode } from '@tx2-link/core'
export type { ServerStats } from './server-stats.ts'
export { type ServedWorld, type ServeOptions, serve } from './serve.ts'
