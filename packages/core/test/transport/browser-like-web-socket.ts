import { WebSocket } from 'ws'
import type { WebSocketLike } from '../../src/transport/web-socket-transport.ts'

/** Node 20 has no WebSocket of its own: this one is as strict with scripts as a browser's is. */
export class BrowserLikeWebSocket implements WebSocketLike {
  readonly #socket: WebSocket

  constructor(...args: [url: string | URL]) {
    if (args.length !== 1) throw new SyntaxError('a second argument would offer a subprotocol')
    this.#socket = new WebSocket(args[0], { perMessageDeflate: false })
  }

  get binaryType(): string {
    return this.#socket.binaryType
  }

  set binaryType(type: string) {
    if (type !== 'arraybuffer') throw new TypeError('a script cannot read blobs at once')
    this.#socket.binaryType = type
  }

  get readyState(): number {
    return this.#socket.readyState
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount
  }

  send(bytes: Uint8Array): void {
    if (this.readyState === 0) throw new DOMException('still connecting', 'InvalidStateError')
    if (!(bytes.buffer instanceof ArrayBuffer)) throw new TypeError('the memory is shared')
    this.#socket.send(bytes)
  }

  close(code?: number, reason = ''): void {
    if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999)) {
      throw new DOMException(`the code ${code} is not for scripts`, 'InvalidAccessError')
    }
    if (Buffer.byteLength(reason) > 123) {
      throw new DOMException('the reason is too long', 'SyntaxError')
    }
    this.#socket.close(code, reason)
  }

  addEventListener(type: 'open', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'error', listener: (event: unknown) => void): void
  addEventListener(
    type: 'close',
    listener: (event: { readonly code: number; readonly reason: string }) => void,
  ): void
  addEventListener(type: 'open' | 'message' | 'error' | 'close', listener: (event: never) => void) {
    // A browser tells nothing about an error.
    const silent = type === 'error' ? () => (listener as (event: unknown) => void)({}) : listener
    this.#socket.addEventListener(type, silent as () => void)
  }
}
