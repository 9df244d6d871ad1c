import type { Message } from '../../../src/protocol/message.ts'
import { anySpelling, messageTree } from '../msgpack/generic-tree.ts'

const SPACES = ['', '', '', ' ', '\n\t']

/** A message as JSON in any spelling, by the given source of numbers from 0 to 1. */
export function spellJson(message: Message, random: () => number): Uint8Array {
  const spelling = { ...anySpelling(random), text: (value: string) => value }
  const space = (): string => SPACES[Math.floor(random() * SPACES.length)] ?? ''
  const tree = messageTree(message, { ...spelling, integer: BigInt })
  return new TextEncoder().encode(space() + jsonOf(tree, space) + space())
}

function jsonOf(tree: unknown, space: () => string): string {
  if (typeof tree === 'bigint') return String(tree)
  if (typeof tree === 'number' && Number.isInteger(tree)) return tree.toFixed(1)
  if (tree === null || typeof tree !== 'object') return JSON.stringify(tree)
  const elements = tree instanceof Uint8Array ? [...tree] : tree
  if (Array.isArray(elements)) {
    return `[${space()}${elements.map((element) => jsonOf(element, space)).join(`${space()},${space()}`)}]`
  }
  const entries = Object.entries(elements).map(
    ([name, value]) => `${JSON.stringify(name)}${space()}:${space()}${jsonOf(value, space)}`,
  )
  return `{${space()}${entries.join(`${space()},${space()}`)}${space()}}`
}
