import type { Codec } from '../codec/codec.ts'
import { LinkError, LinkErrorCode } from '../error.ts'
import type { Message } from '../protocol/message.ts'
import type { CloseReason } from '../transport/transport.ts'
import { LinkCloseCode } from './close-code.ts'
import type { SyncConfig } from './config.ts'
import { checkInbound } from './inbound-check.ts'
import type { InboundReport } from './inbound-report.ts'
import type { Reporter } from './reporter.ts'
import type { Traffic } from './traffic.ts'

/** A peer that sent this many messages of which none could be read speaks another format. */
const UNREADABLE_MESSAGES = 3

/** Reads messages and checks each as a whole; counts and reports what it refuses, and parts with who cannot be read. */
export class InboundReader {
  readonly #codec: Codec
  readonly #config: Pick<SyncConfig, 'schema' | 'validation' | 'format'>
  readonly #traffic: Traffic
  readonly #reporter: Reporter
  readonly #report: InboundReport
  readonly #close: (reason: CloseReason) => void
  /** Messages of this connection that could not be read; undefined once one could. */
  #unreadable: number | undefined = 0

  constructor(
    codec: Codec,
    config: Pick<SyncConfig, 'schema' | 'validation' | 'format'>,
    traffic: Traffic,
    reporter: Reporter,
    report: InboundReport,
    close: (reason: CloseReason) => void,
  ) {
    this.#codec = codec
    this.#config = config
    this.#traffic = traffic
    this.#reporter = reporter
    this.#report = report
    this.#close = close
  }

  connectionOpened(): void {
    this.#unreadable = 0
    this.#report.connectionOpened()
  }

  /** Only what was read and checked as a whole is acted on; undefined when nothing of it is. */
  read(bytes: Uint8Array): Message | undefined {
    try {
      const message = this.#codec.decodeMessage(bytes)
      this.#unreadable = undefined
      this.#report.message(message, bytes)
      checkInbound(message, this.#config.schema, this.#config.validation)
      return message
    } catch (error) {
      if (!(error instanceof LinkError)) throw error
      this.refuse(error)
      return undefined
    }
  }

  refuse(error: LinkError): void {
    this.#traffic.errors += 1
    this.#traffic.refusals += 1
    this.#reporter.warning(error.code, error.message)
    if (error.code === LinkErrorCode.schemaMismatch) {
      return this.#close({ code: LinkCloseCode.schemaMismatch, text: error.message })
    }
    if (this.#unreadable === undefined) return
    this.#unreadable += 1
    if (this.#unreadable < UNREADABLE_MESSAGES) return
    this.#close({
      code: LinkCloseCode.unreadable,
      text: `nothing that comes can be read as ${this.#config.format}: is the peer's format another one?`,
    })
  }
}
