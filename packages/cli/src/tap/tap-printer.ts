import { Explainer, type Format, LinkError, createCodec } from '@tx2-link/core'
import { hexOf } from '../convert/hex.ts'
import { lineText } from '../convert/line-text.ts'
import { treeText } from '../convert/tree-text.ts'
import type { TappedMessage } from './tapped-message.ts'

/** How many bytes of what cannot be read are shown. */
const SHOWN_BYTES = 24

/** Gives the text that shows a message; one that cannot be read is shown as what is wrong with it. */
export function createPrinter(
  way: 'line' | 'tree' | 'json',
  format: Format,
): (message: TappedMessage) => string {
  const codec = createCodec(format)
  const explainer = new Explainer(format)
  if (way === 'json') return (message) => recordLine(message, format)
  return (message) => {
    const head = headOf(message)
    try {
      const line = `${head}  ${lineText(codec.decodeMessage(message.bytes), message.bytes.length)}`
      return way === 'line' ? line : `${line}\n${treeText(explainer.explain(message.bytes).root)}`
    } catch (error) {
      if (!(error instanceof LinkError)) throw error
      const start = hexOf(message.bytes.subarray(0, SHOWN_BYTES))
      return `${head}  unreadable  ${message.bytes.length} B  ${error.message}: ${start}`
    }
  }
}

/** A message as a line of a recording. */
export function recordLine(message: TappedMessage, format: Format): string {
  const { time, connection, direction, bytes } = message
  const base64 = Buffer.from(bytes).toString('base64')
  return JSON.stringify({ time, connection, direction, format, bytes: base64 })
}

function headOf({ time, connection, direction }: TappedMessage): string {
  const clock = new Date(time).toISOString().slice(11, 23)
  return `${clock}  ${connection} ${direction === 'in' ? '<-' : '->'}`
}
