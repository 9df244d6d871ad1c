import type { RateLimitChange, RateLimitSetting } from '../../source/source.ts'
import { CommandKind } from './frame-kind.ts'
import { FrameReader, malformed } from './frame-reader.ts'
import { FrameWriter } from './frame-writer.ts'
import { SETTINGS } from './protocol.ts'

/** What an inspector asks of the server's end. */
export type Command =
  | { readonly type: 'watch' | 'unwatch' | 'keyframe'; readonly peer: number }
  | {
      readonly type: 'setRateLimit'
      /** Comes back with the reply. */
      readonly request: number
      readonly peer: number
      readonly config: RateLimitChange
    }

const writer = new FrameWriter()

export function encodeCommand(command: Command): Uint8Array {
  writer.begin(CommandKind[command.type])
  if (command.type !== 'setRateLimit') return writer.varint(command.peer).finish()
  writer.varint(command.request).varint(command.peer)
  let mask = 0
  for (const [bit, setting] of SETTINGS.entries()) {
    if (command.config[setting] !== undefined) mask |= 1 << bit
  }
  writer.u8(mask)
  for (const setting of SETTINGS) {
    const value = command.config[setting]
    if (value !== undefined) writer.f64(value)
  }
  return writer.finish()
}

/** One command without its length. Throws LinkError `malformed`; values are for the limiter to check. */
export function decodeCommand(frame: Uint8Array): Command {
  const reader = new FrameReader(frame)
  const command = decodeBody(reader.u8(), reader)
  reader.end()
  return command
}

function decodeBody(kind: number, reader: FrameReader): Command {
  switch (kind) {
    case CommandKind.watch:
      return { type: 'watch', peer: reader.varint() }
    case CommandKind.unwatch:
      return { type: 'unwatch', peer: reader.varint() }
    case CommandKind.keyframe:
      return { type: 'keyframe', peer: reader.varint() }
    case CommandKind.setRateLimit: {
      const request = reader.varint()
      const peer = reader.varint()
      return { type: 'setRateLimit', request, peer, config: decodeSettings(reader) }
    }
    default:
      throw malformed(`there is no command ${kind}`, 0)
  }
}

function decodeSettings(reader: FrameReader): RateLimitChange {
  const start = reader.offset
  const mask = reader.u8()
  if (mask >= 1 << SETTINGS.length) throw malformed('an unknown setting', start)
  const config: { -readonly [Setting in RateLimitSetting]?: number } = {}
  for (const [bit, setting] of SETTINGS.entries()) {
    if ((mask & (1 << bit)) !== 0) config[setting] = reader.f64()
  }
  return config
}
