import type { SerializedEntity } from '@tx2-link/core'

/** Text that is equal exactly when two snapshots are: tags, NaN and the sign of zero count, map order does not. */
export function canonical(entities: readonly SerializedEntity[]): string {
  return JSON.stringify(
    entities.map(({ id, components }) => [
      id,
      components.map(({ id: name, data }) => [name, plainText(data)]).sort(),
    ]),
  )
}

function plainText(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? 'n:-0' : `n:${value}`
  if (typeof value === 'bigint') return `b:${value}`
  if (value instanceof Uint8Array) return `bytes:${value.join()}`
  if (value instanceof Map) return entriesText([...value])
  if (Array.isArray(value)) return `[${value.map(plainText).join()}]`
  if (typeof value === 'object' && value !== null) return entriesText(Object.entries(value))
  return JSON.stringify(value) ?? 'undefined'
}

function entriesText(entries: readonly [string, unknown][]): string {
  const texts = entries.map(([key, value]) => `${JSON.stringify(key)}=${plainText(value)}`)
  return `{${texts.sort().join()}}`
}
