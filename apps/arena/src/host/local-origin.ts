import type { IncomingMessage } from 'node:http'

const localHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Whether a request comes from a page of this machine, or from no page at all: any page in the
 * world could open a socket to a port of the reader's own machine.
 */
export function isFromHere(request: IncomingMessage): boolean {
  const { origin } = request.headers
  if (origin === undefined) return true
  return URL.canParse(origin) && localHosts.has(new URL(origin).hostname)
}
