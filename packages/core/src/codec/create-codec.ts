import { LinkError } from '../error.ts'
import { BincodeCodec } from './bincode/bincode-codec.ts'
import type { Codec, Format } from './codec.ts'
import { JsonCodec } from './json/json-codec.ts'
import type { DecodeLimits } from './limits.ts'
import { MessagePackCodec } from './msgpack/msgpack-codec.ts'

/**
 * A codec of the given format. It keeps buffers and names between calls, so one serves many messages.
 * Throws LinkError `invalid-config` for another format, or a limit that is no positive integer.
 */
export function createCodec(format: Format, limits?: Partial<DecodeLimits>): Codec {
  switch (format) {
    case 'msgpack':
      return new MessagePackCodec(limits)
    case 'json':
      return new JsonCodec(limits)
    case 'bincode':
      return new BincodeCodec(limits)
    default:
      throw new LinkError('invalid-config', `there is no codec for ${String(format)}`)
  }
}
