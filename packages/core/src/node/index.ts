export { connectStream, type ConnectStreamOptions } from './connect-stream.ts'
export { listenStream, type ListenStreamOptions, type StreamServer } from './listen-stream.ts'
export {
  connectNodeWebSocket,
  type NodeWebSocketOptions,
  wrapNodeWebSocket,
  type WrappedWebSocketOptions,
} from './node-web-socket.ts'
export type { StreamAddress } from './stream-address.ts'
export {
  type StreamPair,
  type StreamTransportOptions,
  wrapChildProcess,
  wrapStream,
} from './stream-transport.ts'
