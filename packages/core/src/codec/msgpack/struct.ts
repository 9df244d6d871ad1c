import { malformed } from '../codec-error.ts'
import type { Keywords } from '../keywords.ts'
import { MOST_FIELDS, TAG_FIELD } from '../wire-names.ts'
import type { MessagePackReader } from './reader.ts'

/**
 * Where a struct's fields begin, and last where it ends. A struct is written as an array of its fields
 * in their order (undefined: they simply follow each other) or as a map of them, in any order and with
 * strangers among them.
 */
type FieldPlaces = readonly number[] | undefined

const ABSENT = -1
/** The places of a struct of which nothing was found yet. */
const NOWHERE: readonly number[] = Array.from({ length: MOST_FIELDS + 1 }, () => ABSENT)

/** Opens a struct without a tag; {@link closeStruct} ends it. */
export function openStruct(reader: MessagePackReader, fields: Keywords<number>): FieldPlaces {
  if (reader.isMapNext()) return locateFields(reader, fields, reader.openMap())
  const at = reader.position
  checkCount(reader.openArray(), fields, at)
  return undefined
}

/**
 * Opens a struct whose kind is told by a tag, which comes first or, in a map, anywhere.
 * Returns its form, for {@link readTag} and {@link openFields}; {@link closeStruct} ends it.
 */
export function openTagged(reader: MessagePackReader): number {
  if (reader.isMapNext()) return ~reader.openMap()
  const at = reader.position
  const count = reader.openArray()
  if (count === 0) throw malformed('the tag is missing', at)
  return count - 1
}

export function readTag<Tag>(reader: MessagePackReader, form: number, tags: Keywords<Tag>): Tag {
  if (form >= 0) return readKnown(reader, tags)
  const start = reader.position
  seekField(reader, locateFields(reader, TAG_FIELD, ~form), 0)
  const tag = readKnown(reader, tags)
  reader.position = start
  return tag
}

export function openFields(
  reader: MessagePackReader,
  form: number,
  fields: Keywords<number>,
): FieldPlaces {
  if (form < 0) return locateFields(reader, fields, ~form)
  checkCount(form, fields, reader.position)
  return undefined
}

/** Goes to where a field begins. */
export function seekField(reader: MessagePackReader, places: FieldPlaces, index: number): void {
  if (places === undefined) return
  if (!hasField(places, index)) throw malformed(`field ${index} is missing`, reader.position)
  reader.position = places[index] ?? 0
}

/** Whether a field is there; only maps can lack one. */
export function hasField(places: FieldPlaces, index: number): boolean {
  return places === undefined || places[index] !== ABSENT
}

export function closeStruct(reader: MessagePackReader, places: FieldPlaces): void {
  if (places !== undefined) reader.position = places[places.length - 1] ?? 0
  reader.close()
}

/** Reads a name that must stand for something. */
export function readKnown<Value>(reader: MessagePackReader, keywords: Keywords<Value>): Value {
  const at = reader.position
  const value = reader.readKeyword(keywords)
  if (value === undefined) throw malformed(`expected one of ${keywords.names.join(', ')}`, at)
  return value
}

function checkCount(count: number, fields: Keywords<number>, at: number): void {
  if (count === fields.length) return
  throw malformed(`expected ${fields.length} fields, found ${count}`, at)
}

function locateFields(
  reader: MessagePackReader,
  fields: Keywords<number>,
  entries: number,
): readonly number[] {
  const places = NOWHERE.slice(0, fields.length + 1)
  for (let entry = 0; entry < entries; entry += 1) {
    const at = reader.position
    const field = reader.readKeyword(fields)
    if (field !== undefined) {
      if (places[field] !== ABSENT) throw malformed(`${fields.names[field]} comes twice`, at)
      places[field] = reader.position
    }
    reader.skip()
  }
  places[fields.length] = reader.position
  return places
}
