import { type RawData, WebSocket } from 'ws'

export interface JoinListener {
  heard(direction: 'in' | 'out', bytes: Uint8Array): void
  /** Once, when the first side went. */
  ended(words: string): void
}

/** Bytes on their way to one side above which the other side is not read from. */
const HIGH_WATER_BYTES = 4 * 1024 * 1024

/**
 * Passes everything on between a client and its server, both open, closes included, as if they spoke
 * directly. A side that reads slowly slows the other down, and memory stays bounded.
 */
export function joinSockets(client: WebSocket, server: WebSocket, listener: JoinListener): void {
  let isOver = false
  const over = (words: string): void => {
    if (isOver) return
    isOver = true
    listener.ended(words)
  }
  pass(client, server, (bytes) => listener.heard('out', bytes))
  pass(server, client, (bytes) => listener.heard('in', bytes))
  client.once('close', (code, reason) => {
    over(`left: ${code} ${reason.toString()}`.trim())
    close(server, code, reason)
  })
  server.once('close', (code, reason) => {
    over(`was closed by the server: ${code} ${reason.toString()}`.trim())
    close(client, code, reason)
  })
  client.on('error', (error) => over(`failed: ${error.message}`))
  server.on('error', (error) => over(`lost its server: ${error.message}`))
}

function pass(from: WebSocket, to: WebSocket, heard: (bytes: Uint8Array) => void): void {
  from.on('message', (data, isBinary) => {
    const bytes = bytesOf(data)
    if (to.readyState === WebSocket.OPEN) {
      if (to.bufferedAmount > HIGH_WATER_BYTES) from.pause()
      to.send(bytes, { binary: isBinary }, () => {
        if (from.isPaused && to.bufferedAmount <= HIGH_WATER_BYTES) from.resume()
      })
    }
    heard(bytes)
  })
}

function close(socket: WebSocket, code: number, reason: Buffer): void {
  // A side that is not read from would not hear that it is closed.
  if (socket.isPaused) socket.resume()
  // 1005 and 1006 only say that no code came: they cannot be sent.
  if (code === 1005) return socket.close()
  if (code === 1006) return socket.terminate()
  socket.close(code, reason)
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
