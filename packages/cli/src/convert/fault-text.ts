import { type Codec, type Format, LinkError, printable } from '@tx2-link/core'
import type { Kind } from '../command/options.ts'
import { CODECS } from './codecs.ts'
import { decodeContent } from './content.ts'

/** How many bytes are shown before the fault, and from it on. */
const AROUND = 12

/** What is wrong in words, and below them the bytes around it, with a mark under the one at fault. */
export function faultText(error: LinkError, bytes: Uint8Array, format: Format): string {
  const words = printable(error.message, 1_000)
  const { offset } = error
  if (offset === undefined || offset > bytes.length) return words
  const from = Math.max(0, offset - AROUND)
  const shown = [...bytes.subarray(from, offset + AROUND)]
  const cells = shown.map((byte) => (format === 'json' ? visible(byte) : hexPair(byte)))
  const gap = format === 'json' ? '' : ' '
  const before = cells.slice(0, offset - from).join(gap)
  const indent = ' '.repeat(before === '' ? 0 : before.length + gap.length)
  const mark = shown.length > offset - from ? '^'.repeat(format === 'json' ? 1 : 2) : '^ the end'
  return `${words}\n  ${cells.join(gap)}\n  ${indent}${mark}`
}

/** Which other format these bytes could be read in, if any. */
export function otherFormat(format: Format, kind: Kind, bytes: Uint8Array): Format | undefined {
  const others = (['msgpack', 'json', 'bincode'] as const).filter((other) => other !== format)
  return others.find((other) => canRead(CODECS[other], kind, bytes))
}

function canRead(codec: Codec, kind: Kind, bytes: Uint8Array): boolean {
  try {
    decodeContent(codec, kind, bytes)
    return true
  } catch (error) {
    if (error instanceof LinkError) return false
    throw error
  }
}

function hexPair(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

/** One character for each byte, so that the mark stands where it should. */
function visible(byte: number): string {
  return byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·'
}
