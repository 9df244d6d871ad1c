import type { Format } from '../codec/codec.ts'
import type { Message } from '../protocol/message.ts'
import { countChanges } from './encoded-message.ts'
import { type Greeting, PROTOCOL_REVISION } from './greeting.ts'
import type { Reporter } from './reporter.ts'

/** Tells the probe of each message that came, and of what in it contradicts itself or us. */
export class InboundReport {
  readonly #reporter: Reporter
  readonly #format: Format
  readonly #schemaVersion: () => number
  /** The unexpected schema version that was reported last. */
  #reportedVersion: number | undefined

  constructor(reporter: Reporter, format: Format, schemaVersion: () => number) {
    this.#reporter = reporter
    this.#format = format
    this.#schemaVersion = schemaVersion
  }

  connectionOpened(): void {
    this.#reportedVersion = undefined
  }

  message(message: Message, bytes: Uint8Array): void {
    const { header, payload } = message
    this.#reporter.message(
      'in',
      {
        bytes,
        messageType: payload.type,
        timestamp: header.timestamp,
        sequence: header.sequence,
        changeCount: countChanges(message),
      },
      1,
    )
    if (header.messageType !== payload.type) {
      this.#reporter.warning(
        'message-type-contradiction',
        `the header says ${header.messageType}, the payload is ${payload.type}`,
      )
    }
    const { schemaVersion } = header
    if (schemaVersion === this.#schemaVersion() || schemaVersion === this.#reportedVersion) return
    this.#reportedVersion = schemaVersion
    this.#reporter.warning(
      'unexpected-schema-version',
      `a message has schema version ${schemaVersion}, here it is ${this.#schemaVersion()}`,
    )
  }

  greeting({ revision, codecs }: Greeting): void {
    if (revision !== PROTOCOL_REVISION) {
      this.#reporter.warning(
        'protocol-revision',
        `the peer speaks revision ${revision}, this end ${PROTOCOL_REVISION}`,
      )
    }
    if (codecs.length > 0 && !codecs.includes(this.#format)) {
      this.#reporter.warning(
        'codec-contradiction',
        `the peer says that it speaks ${codecs.join(', ')}, and it speaks ${this.#format}`,
      )
    }
  }
}
