import type { SerializedEntity } from '../../src/protocol/value.ts'

/** Text that is equal exactly when two snapshots are: tags, NaN and the sign of zero count, map order does not. */
export function canonical(entities: readonly SerializedEntity[]): string {
  return JSON.stringify(
    entities.map(({ id, components }) => [
      id,
      components
        .map((component) => [component.id, plainText(component.data)])
        .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    ]),
  )
}

/** The same for any value. */
export function plainText(value: unknown): string {
  if (value === undefined) return 'undefined'
  if (typeof value === 'number') return Object.is(value, -0) ? 'n:-0' : `n:${value}`
  if (typeof value === 'bigint') return `b:${value}`
  if (value instanceof Uint8Array) return `bytes:${value.join()}`
  if (value instanceof Map) return entriesText([...value])
  if (Array.isArray(value)) return `[${value.map(plainText).join()}]`
  if (typeof value === 'object' && value !== null) return entriesText(Object.entries(value))
  return JSON.stringify(value)
}

function entriesText(entries: [string, unknown][]): string {
  const texts = entries.map(([key, value]) => `${JSON.stringify(key)}=${plainText(value)}`)
  return `{${texts.sort().join()}}`
}
