import { LinkError, LinkErrorCode } from '../error.ts'
import type { FieldDelta } from '../protocol/change.ts'
import type { ComponentData, FieldValue } from '../protocol/value.ts'
import type { ComponentShape, NamedField } from '../schema/define-schema.ts'
import type { PlainValue } from '../schema/field.ts'
import { fromFieldValue } from './field-value.ts'
import { parseJson } from './json-text.ts'
import { toPlainValue } from './plain-value.ts'

/** A component as its user writes it, not yet looked at. */
export type PlainInput = Readonly<Record<string, unknown>>

/**
 * The fields of one component as somebody gave them, read and checked completely before anything
 * is written. Reused from write to write, so that writing allocates nothing.
 */
export class FieldInput {
  readonly #shape: ComponentShape
  /** Positions of the fields given, in the order in which they came; each once. */
  readonly #given: Uint16Array
  /** By field, the reading in which it was last given: a new reading needs no clearing. */
  readonly #readings: Uint32Array
  /** By field; undefined where an optional field is to go. */
  readonly #values: (PlainValue | undefined)[]
  /** By field; undefined where nothing stands in for a field that did not come. */
  readonly #defaults: readonly (PlainValue | undefined)[]
  #reading = 1
  #count = 0
  #ignored = 0

  constructor(shape: ComponentShape) {
    this.#shape = shape
    this.#given = new Uint16Array(shape.fields.length)
    this.#readings = new Uint32Array(shape.fields.length)
    this.#values = shape.fields.map(() => undefined)
    this.#defaults = shape.fields.map(defaultOf)
  }

  /** How many fields were given. */
  get count(): number {
    return this.#count
  }

  /** Fields from the wire that the schema does not know. */
  get ignored(): number {
    return this.#ignored
  }

  /** The field given at a place from 0 to `count`. */
  fieldAt(place: number): number {
    return this.#given[place] ?? 0
  }

  /** What a field that was given is to be; undefined when it is to go. */
  valueOf(fieldIndex: number): PlainValue | undefined {
    return this.#values[fieldIndex]
  }

  isGiven(fieldIndex: number): boolean {
    return this.#readings[fieldIndex] === this.#reading
  }

  /** Some fields of a plain object. Throws LinkError `invalidValue` or `unknownField`. */
  readPatch(partial: PlainInput): void {
    this.#begin()
    for (const fieldId in partial) this.#readPlain(fieldId, partial[fieldId])
  }

  /** A whole component as a plain object. Throws LinkError `invalidValue` or `unknownField`. */
  readValue(value: PlainInput): void {
    this.readPatch(value)
    const missing = this.#findMissing()
    if (missing === undefined) return
    throw new LinkError(
      LinkErrorCode.invalidValue,
      `${this.#shape.id}.${missing.id} is required and missing`,
    )
  }

  /** One field. Throws LinkError `invalidValue` or `unknownField`. */
  readField(fieldId: string, value: unknown): void {
    this.#begin()
    this.#readPlain(fieldId, value)
  }

  /** A whole component from the wire. Throws LinkError `schemaMismatch`, or `malformed` for its JSON. */
  readData(data: ComponentData): void {
    this.#begin()
    if (data.type === 'Binary') {
      throw mismatch(`${this.#shape.id} has fields, and opaque bytes came for it`)
    }
    if (data.type === 'Structured') {
      for (const [fieldId, value] of data.fields) this.#readWire(fieldId, value)
    } else {
      this.#readJson(data.text)
    }
    this.#fillIn()
    const missing = this.#findMissing()
    if (missing !== undefined) {
      throw mismatch(`${this.#shape.id}.${missing.id} is required and did not come`)
    }
  }

  /** Some fields from the wire. Throws LinkError `schemaMismatch`. */
  readDeltas(deltas: readonly FieldDelta[]): void {
    this.#begin()
    for (const { fieldId, newValue } of deltas) this.#readWire(fieldId, newValue)
  }

  /** One field from the wire. Throws LinkError `schemaMismatch`. */
  readDelta({ fieldId, newValue }: FieldDelta): void {
    this.#begin()
    this.#readWire(fieldId, newValue)
  }

  #begin(): void {
    this.#reading = (this.#reading + 1) >>> 0
    if (this.#reading === 0) {
      this.#readings.fill(0)
      this.#reading = 1
    }
    this.#count = 0
    this.#ignored = 0
  }

  #give(fieldIndex: number, value: PlainValue | undefined): void {
    this.#values[fieldIndex] = value
    if (this.#readings[fieldIndex] === this.#reading) return
    this.#readings[fieldIndex] = this.#reading
    this.#given[this.#count] = fieldIndex
    this.#count += 1
  }

  #readPlain(fieldId: string, value: unknown): void {
    const fieldIndex = this.#shape.fieldIndex.get(fieldId)
    const field = fieldIndex === undefined ? undefined : this.#shape.fields[fieldIndex]
    if (fieldIndex === undefined || field === undefined) {
      throw new LinkError(
        LinkErrorCode.unknownField,
        `${this.#shape.id} has no field ${JSON.stringify(fieldId)}`,
      )
    }
    const plain = toPlainValue(field.type, value)
    if (plain === undefined && !(field.optional && value === undefined)) {
      throw new LinkError(
        LinkErrorCode.invalidValue,
        `${this.#shape.id}.${fieldId} cannot hold ${describe(value)} as ${field.type}`,
      )
    }
    this.#give(fieldIndex, plain)
  }

  #readWire(fieldId: string, value: FieldValue): void {
    const fieldIndex = this.#shape.fieldIndex.get(fieldId)
    const field = fieldIndex === undefined ? undefined : this.#shape.fields[fieldIndex]
    if (fieldIndex === undefined || field === undefined) {
      this.#ignored += 1
      return
    }
    const plain = fromFieldValue(field.type, field.type === 'Bytes' ? listToBytes(value) : value)
    // Null is no value of an optional field, so it can only mean that the field is absent.
    if (plain === undefined && !(field.optional && value.type === 'Null')) {
      throw mismatch(
        `${this.#shape.id}.${fieldId} is ${field.type}, and a ${value.type} came that does not fit`,
      )
    }
    this.#give(fieldIndex, plain)
  }

  #readJson(text: string): void {
    const value = parseJson(text)
    if (value.type !== 'Map') {
      throw mismatch(`${this.#shape.id} has fields, and JSON that is no object came for it`)
    }
    for (const [fieldId, entry] of value.value) this.#readWire(fieldId, entry)
  }

  #fillIn(): void {
    if (this.#count === this.#values.length) return
    for (const [fieldIndex, value] of this.#defaults.entries()) {
      if (value !== undefined && !this.isGiven(fieldIndex)) this.#give(fieldIndex, value)
    }
  }

  #findMissing(): NamedField | undefined {
    const { fields } = this.#shape
    if (this.#count === fields.length) return undefined
    return fields.find((field, index) => !field.optional && !this.isGiven(index))
  }
}

/** Refuses a default that its field cannot hold: the schema's author is told at once. */
function defaultOf({ id, type, defaultValue }: NamedField): PlainValue | undefined {
  if (defaultValue === undefined) return undefined
  const value = fromFieldValue(type, defaultValue)
  if (value !== undefined) return value
  throw new LinkError(LinkErrorCode.invalidConfig, `${id} cannot hold its default as ${type}`)
}

/** JSON has no bytes: peers write them as a list of integers. */
function listToBytes(value: FieldValue): FieldValue {
  if (value.type !== 'Array') return value
  const bytes = new Uint8Array(value.value.length)
  for (const [index, element] of value.value.entries()) {
    if (element.type !== 'I64' || element.value < 0n || element.value > 255n) return value
    bytes[index] = Number(element.value)
  }
  return { type: 'Bytes', value: bytes }
}

function describe(value: unknown): string {
  switch (typeof value) {
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'undefined':
      return String(value)
    case 'object':
      return value === null ? 'null' : 'this object'
    default:
      return `a ${typeof value}`
  }
}

function mismatch(message: string): LinkError {
  return new LinkError(LinkErrorCode.schemaMismatch, message)
}
