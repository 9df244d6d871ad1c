import { createConnection } from 'node:net'
import { systemClock } from '../clock.ts'
import { requirePositive } from '../transport/transport-limits.ts'
import type { Transport } from '../transport/transport.ts'
import { type StreamAddress, addressText, nodeAddress } from './stream-address.ts'
import { type StreamTransportOptions, wrapStream } from './stream-transport.ts'

const DEFAULT_CONNECT_TIMEOUT_MS = 30_000

export interface ConnectStreamOptions extends StreamTransportOptions {
  /** Milliseconds until an attempt that nobody answers fails; default 30,000. */
  readonly connectTimeoutMs?: number
}

/**
 * Connects to a listener at a TCP port, a Unix socket's path or a named pipe. What fails closes the
 * transport with 1006 and a text.
 */
export function connectStream(at: StreamAddress, options: ConnectStreamOptions = {}): Transport {
  const { connectTimeoutMs = DEFAULT_CONNECT_TIMEOUT_MS, ...rest } = options
  requirePositive({ connectTimeoutMs })
  const stream = createConnection({ ...nodeAddress(at), noDelay: true })
  const transport = wrapStream(stream, rest)
  const cancel = (rest.clock ?? systemClock).schedule(connectTimeoutMs, () =>
    stream.destroy(new Error(`${addressText(at)} did not answer in time`)),
  )
  stream.once('connect', cancel)
  stream.once('close', cancel)
  return transport
}
