import type { ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import type { Duplex, Readable, Writable } from 'node:stream'
import { type Clock, systemClock } from '../clock.ts'
import { LinkError, LinkErrorCode } from '../error.ts'
import { mayProgramSend } from '../transport/close-code.ts'
import { SocketTransport } from '../transport/socket-transport.ts'
import {
  type TransportLimits,
  requirePositive,
  transportLimits,
} from '../transport/transport-limits.ts'
import type { Transport } from '../transport/transport.ts'
import { StreamSocket } from './stream-socket.ts'

/** How long after its output ended a process has to be gone, in ms, so that its end can be told. */
const EXIT_GRACE_MS = 1_000

const DEFAULT_CLOSE_TIMEOUT_MS = 10_000

/** The limits of what waits for a listener are kept by not reading on: nothing is lost by them. */
export interface StreamTransportOptions extends Partial<TransportLimits> {
  /**
   * The other end is a program on the Rust crate, which knows messages alone: no close is said to it,
   * only the stream is ended. Default false.
   */
  readonly plain?: boolean
  /** Milliseconds until a close that the other end does not answer ends as lost; default 10,000. */
  readonly closeTimeoutMs?: number
  readonly clock?: Clock
}

/** Two streams that go opposite ways: what is read, and what is written. */
export interface StreamPair {
  readonly input: Readable
  readonly output: Writable
}

/**
 * Makes a transport of bytes that flow both ways: a socket, a pipe, or this process's own
 * `{ input: process.stdin, output: process.stdout }`, to which nothing else may write then.
 *
 * Each message is a frame: its length as a u32, least significant byte first, and its bytes. A stream
 * that ends without a close closes the transport with 1006. Throws LinkError `invalid-config` for
 * streams of objects or of text.
 */
export function wrapStream(
  stream: Duplex | StreamPair,
  options: StreamTransportOptions = {},
): Transport {
  const { input, output } = 'input' in stream ? stream : { input: stream, output: stream }
  const isConnecting = input instanceof Socket && input.connecting
  const { transport, socket } = startStream(input, output, options, { isOpen: !isConnecting })
  input.once('connect', () => socket.connected())
  return transport
}

/**
 * Makes a transport of a child process's standard input and output; its standard error stays the
 * application's. A close ends the input and leaves it to the child to end itself. A child that dies
 * closes the transport with 1006 and says how it died; one that hangs is yours to kill. Throws LinkError `invalid-config` for a child
 * whose input or output is no pipe.
 */
export function wrapChildProcess(
  child: ChildProcess,
  options: StreamTransportOptions = {},
): Transport {
  const { stdin, stdout } = child
  if (stdin === null || stdout === null) {
    throw new LinkError(LinkErrorCode.invalidConfig, "the child's stdin and stdout must be pipes")
  }
  const { clock = systemClock } = options
  let failure: string | undefined
  // A program that cannot be started never exits.
  child.on('error', (error) => {
    failure = error.message
  })
  const findCause = (tell: (text: string) => void): void => {
    const known = failure ?? exitText(child.exitCode, child.signalCode)
    if (known !== undefined) return tell(known)
    const cancel = clock.schedule(EXIT_GRACE_MS, () => tell('the process ended its output'))
    const found = (text: string): void => {
      cancel()
      tell(text)
    }
    child.once('error', (error) => found(error.message))
    child.once('exit', (code, signal) => found(exitText(code, signal) ?? 'the process is gone'))
  }
  const isOpen = child.pid !== undefined
  return startStream(stdout, stdin, options, { isOpen, findCause }).transport
}

function exitText(code: number | null, signal: string | null): string | undefined {
  if (signal !== null) return `the process was killed by ${signal}`
  // Negative for a program that could not be started, of which an error says more.
  return code === null || code < 0 ? undefined : `the process exited with code ${code}`
}

interface StreamStart {
  readonly isOpen: boolean
  readonly findCause?: (tell: (text: string) => void) => void
}

function startStream(
  input: Readable,
  output: Writable,
  options: StreamTransportOptions,
  { isOpen, findCause }: StreamStart,
): { readonly transport: Transport; readonly socket: StreamSocket } {
  const {
    plain = false,
    closeTimeoutMs = DEFAULT_CLOSE_TIMEOUT_MS,
    clock = systemClock,
    ...limits
  } = options
  const isBytes = !input.readableObjectMode && !output.writableObjectMode
  if (!isBytes || input.readableEncoding !== null) {
    throw new LinkError(LinkErrorCode.invalidConfig, 'the streams must be of bytes')
  }
  requirePositive({ closeTimeoutMs })
  const { maxMessageBytes } = transportLimits(limits)
  const settings = { plain, maxMessageBytes, closeTimeoutMs, clock, findCause }
  const socket = new StreamSocket(input, output, isOpen, settings)
  const transport = new SocketTransport(socket, mayProgramSend, limits)
  socket.start(transport)
  return { transport, socket }
}
