import { type ExplainedNode, type ExplainedValue, printable } from '@tx2-link/core'

/** Longest text of a value or name; the rest is left out, since a tree is for reading. */
const MAX_CHARACTERS = 120

/** A message's nodes, one a line, each with its first byte and length. */
export function treeText(root: ExplainedNode): string {
  const lines: string[] = []
  addLines(root, 0, lines)
  return lines.join('\n')
}

function addLines(node: ExplainedNode, depth: number, lines: string[]): void {
  const offset = node.start.toString(16).padStart(4, '0')
  const length = `+${node.end - node.start}`.padEnd(6)
  lines.push(`${offset} ${length} ${'  '.repeat(depth)}${wordsFor(node)}`)
  for (const child of node.children) addLines(child, depth + 1, lines)
}

function wordsFor({ kind, name, type, value, entityId }: ExplainedNode): string {
  const words: string[] = [kind]
  if (entityId !== undefined) words.push(`entity ${entityId}`)
  if (name !== '' && name !== kind) words.push(printable(JSON.stringify(name), MAX_CHARACTERS))
  if (type !== '' && type !== kind) words.push(type)
  return value === undefined ? words.join(' ') : `${words.join(' ')} = ${valueText(value)}`
}

function valueText(value: ExplainedValue): string {
  const text = value instanceof Uint8Array ? `${value.length} bytes` : plainText(value)
  return printable(text, MAX_CHARACTERS)
}

function plainText(value: Exclude<ExplainedValue, Uint8Array>): string {
  if (typeof value === 'string') return JSON.stringify(value)
  return Object.is(value, -0) ? '-0' : String(value)
}
