import type { Duplex } from 'node:stream'

/** Answers an upgrade with a status in place of a connection, and ends the socket once that has left. */
export function turnAway(socket: Duplex, status: string): void {
  // Who is turned away may never end its own side.
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
