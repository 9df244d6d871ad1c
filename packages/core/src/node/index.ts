export {
  connectNodeWebSocket,
  type NodeWebSocketOptions,
  wrapNodeWebSocket,
} from './node-web-socket.ts'
