import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const LOCAL_NAMES = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/

/** What the front door looks at. */
export type Caller = Pick<IncomingMessage, 'headers' | 'url'> & {
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'>
}

/** Whether a name or address to listen at can be reached from this machine alone. */
export function isLoopbackHost(host: string): boolean {
  return LOCAL_NAMES.test(host)
}

/**
 * Whether a request comes from this machine, and from one of its pages or no page at all: any page
 * in the world may open a socket to a port of the reader's own machine.
 */
export function isFromHere({ socket, headers }: Caller): boolean {
  const address = socket.remoteAddress?.replace(/^::ffff:/, '')
  if (address === undefined || !isLoopbackHost(address)) return false
  const { origin } = headers
  if (origin === undefined) return true
  return URL.canParse(origin) && isLoopbackHost(new URL(origin).hostname)
}

/** Whether the request names the token; takes equally long whatever it names. */
export function hasToken({ url }: Caller, token: string): boolean {
  const query = new URLSearchParams(url?.replace(/^[^?]*/, ''))
  return timingSafeEqual(digest(query.get('token') ?? ''), digest(token))
}

/** Of equal length for every text, as the comparison wants it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
