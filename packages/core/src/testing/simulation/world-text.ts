import type { ComponentData, FieldValue } from '../../protocol/value.ts'
import type { ReplicatedWorld } from '../../sync/world-encoder.ts'

/** A sealed world's content, a line for each entity: equal exactly when the worlds are. */
export function textOfWorld(world: Pick<ReplicatedWorld, 'snapshot'>): string {
  let text = ''
  for (const { id, components } of world.snapshot()) {
    text += id
    for (const component of components) text += ` ${component.id}${textOfData(component.data)}`
    text += '\n'
  }
  return text
}

/** Texts of worlds that are looked at again and again while they stand still. */
export class WorldTexts {
  readonly #texts = new WeakMap<object, { readonly tick: number; readonly text: string }>()

  of(world: Pick<ReplicatedWorld, 'snapshot' | 'tick'>): string {
    const known = this.#texts.get(world)
    if (known?.tick === world.tick) return known.text
    const text = textOfWorld(world)
    this.#texts.set(world, { tick: world.tick, text })
    return text
  }
}

/** The first line in which two texts differ, in words. */
export function firstDifference(expected: string, found: string): string {
  const wanted = expected.split('\n')
  const there = found.split('\n')
  const line = wanted.findIndex((text, index) => text !== there[index])
  const index = line === -1 ? wanted.length : line
  return `expected ${nameLine(wanted[index])}, found ${nameLine(there[index])}`
}

function nameLine(line: string | undefined): string {
  return line === undefined || line === '' ? 'nothing more' : `entity ${line}`
}

function textOfData(data: ComponentData): string {
  if (data.type === 'Json') return `json ${data.text}`
  if (data.type === 'Binary') return `bytes ${data.bytes.join()}`
  return textOfFields(data.fields)
}

function textOfFields(fields: ReadonlyMap<string, FieldValue>): string {
  let text = '{'
  for (const [name, value] of fields) text += `${JSON.stringify(name)}:${textOfValue(value)},`
  return `${text}}`
}

function textOfValue(field: FieldValue): string {
  if (field.type === 'Null') return 'null'
  const { value } = field
  if (typeof value === 'number') return `${field.type} ${Object.is(value, -0) ? '-0' : value}`
  if (typeof value === 'string') return JSON.stringify(value)
  if (value instanceof Uint8Array) return `bytes ${value.join()}`
  if (value instanceof Map) return textOfFields(value)
  if (Array.isArray(value)) return `[${value.map(textOfValue).join()}]`
  return `${field.type} ${String(value)}`
}
