import { once } from 'node:events'
import { type Socket, type SocketConstructorOpts, connect } from 'node:net'
import { constants, inflateRawSync } from 'node:zlib'

/** A WebSocket message as it came over the wire. */
interface RawMessage {
  readonly isCompressed: boolean
  /** Bytes on the wire, without the frame's header. */
  readonly wireBytes: number
  readonly content: Buffer
}

/** A client by hand, which reads the frames that a WebSocket would hide. */
export interface RawClient {
  /** What the server answered to the offer of compression. */
  readonly extensions: string | undefined
  readonly messages: readonly RawMessage[]
  received(count: number): Promise<void>
  close(): void
}

/** A client that connects and reads nothing. */
export function connectSilently(port: number): Socket {
  return askFor(port, '/').pause()
}

/** A client that asks for an upgrade at the path, and leaves the rest to others. */
export function askFor(port: number, path: string, options: SocketConstructorOpts = {}): Socket {
  const socket = connect({ port, host: '127.0.0.1', ...options })
  askForUpgrade(socket, '', path)
  return socket
}

function askForUpgrade(socket: Socket, offered: string, path = '/'): void {
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n` +
      `Sec-WebSocket-Version: 13\r\n${offered}\r\n`,
  )
}

export async function connectRaw(port: number, offer = 'permessage-deflate'): Promise<RawClient> {
  const socket = connect(port, '127.0.0.1')
  askForUpgrade(socket, offer === '' ? '' : `Sec-WebSocket-Extensions: ${offer}\r\n`)
  let unread = Buffer.alloc(0)
  const messages: RawMessage[] = []
  let look: (() => void) | undefined
  const more = async (): Promise<void> => {
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    unread = Buffer.concat([unread, chunk])
  }
  while (!unread.includes('\r\n\r\n')) await more()
  const end = unread.indexOf('\r\n\r\n')
  const head = unread.subarray(0, end).toString()
  unread = unread.subarray(end + 4)
  const readFrames = (): void => {
    for (let frame = readFrame(unread); frame !== undefined; frame = readFrame(unread)) {
      unread = unread.subarray(frame.size)
      if (frame.message !== undefined) messages.push(frame.message)
    }
    look?.()
  }
  readFrames()
  socket.on('data', (chunk: Buffer) => {
    unread = Buffer.concat([unread, chunk])
    readFrames()
  })
  return {
    extensions: /^Sec-WebSocket-Extensions: (.*)$/im.exec(head)?.[1]?.trim(),
    messages,
    received: (count) =>
      new Promise((resolve) => {
        look = () => {
          if (messages.length >= count) resolve()
        }
        look()
      }),
    close: () => socket.destroy(),
  }
}

/** The frame at the front of what came, with a message if it is one; servers mask none. */
function readFrame(bytes: Buffer): { size: number; message: RawMessage | undefined } | undefined {
  if (bytes.length < 2) return undefined
  const [first = 0, second = 0] = bytes
  const short = second & 127
  const headerBytes = short === 126 ? 4 : short === 127 ? 10 : 2
  if (bytes.length < headerBytes) return undefined
  const length =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short
  const size = headerBytes + length
  if (bytes.length < size) return undefined
  if ((first & 15) !== 2) return { size, message: undefined }
  const payload = bytes.subarray(headerBytes, size)
  const isCompressed = (first & 0x40) !== 0
  const content = isCompressed
    ? // What ends a flush is left out on the wire.
      inflateRawSync(Buffer.concat([payload, Buffer.of(0, 0, 255, 255)]), {
        finishFlush: constants.Z_SYNC_FLUSH,
      })
    : payload
  return { size, message: { isCompressed, wireBytes: length, content } }
}
