import { Explainer, type Format, LinkError, formatBytes, printable } from '@tx2-link/core'
import { CODECS } from '../convert/codecs.ts'
import { hexOf } from '../convert/hex.ts'
import { lineText } from '../convert/line-text.ts'
import { treeText } from '../convert/tree-text.ts'
import type { TappedMessage } from './tapped-message.ts'

export const WAYS = ['json', 'tree', 'line'] as const

export type Way = (typeof WAYS)[number]

/** How many bytes of what cannot be read are shown. */
const SHOWN_BYTES = 24

const MAX_WORDS = 1_000

/** Gives the text that shows a message; one that cannot be read is shown as what is wrong with it. */
export function createPrinter(way: Way): (message: TappedMessage) => string {
  if (way === 'json') return jsonLine
  const explainers = new Map<Format, Explainer>()
  const treeOf = ({ format, bytes }: TappedMessage): string => {
    const explainer = explainers.get(format) ?? new Explainer(format)
    explainers.set(format, explainer)
    return treeText(explainer.explain(bytes).root)
  }
  return (message) => {
    const { format, bytes } = message
    const head = headOf(message)
    try {
      const line = `${head}  ${lineText(CODECS[format].decodeMessage(bytes), bytes.length)}`
      return way === 'line' ? line : `${line}\n${treeOf(message)}`
    } catch (error) {
      const words = wordsOf(error)
      const start = hexOf(bytes.subarray(0, SHOWN_BYTES))
      return `${head}  unreadable, ${formatBytes(bytes.length)}: ${words}: ${start}`
    }
  }
}

/**
 * An object a line for programs: the message as on a JSON wire, its 64-bit integers bare digits, or
 * what is wrong with it.
 */
function jsonLine({ time, connection, direction, format, bytes }: TappedMessage): string {
  const facts = JSON.stringify({ time, connection, direction, format, bytes: bytes.length })
  return `${facts.slice(0, -1)},${contentOf(format, bytes)}}`
}

function contentOf(format: Format, bytes: Uint8Array): string {
  try {
    const written = CODECS.json.encodeMessage(CODECS[format].decodeMessage(bytes))
    const text = new TextDecoder().decode(written)
    return `"message":${printable(text, Number.POSITIVE_INFINITY)}`
  } catch (error) {
    return `"error":${JSON.stringify(wordsOf(error))}`
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof LinkError) return printable(error.message, MAX_WORDS)
  throw error
}

function headOf({ time, connection, direction }: TappedMessage): string {
  const clock = new Date(time).toISOString().slice(11, 23)
  return `${clock}  ${connection} ${direction === 'in' ? '<-' : '->'}`
}
