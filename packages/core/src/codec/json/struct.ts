import { malformed } from '../codec-error.ts'
import type { Keywords } from '../keywords.ts'
import { MOST_FIELDS, TAG_FIELD } from '../wire-names.ts'
import { byte } from './byte.ts'
import type { JsonReader } from './reader.ts'

const ABSENT = -1
/** The places of a struct of which nothing was found yet. */
const NOWHERE: readonly number[] = Array.from({ length: MOST_FIELDS + 1 }, () => ABSENT)

/**
 * A struct that is being read: an object, or, as the crate also takes it, an array of its fields in order.
 * An object is read in one pass as long as its fields come in their order and nothing else does;
 * the first that does not makes the whole object be searched for where its fields lie.
 */
interface OpenStruct {
  readonly isArray: boolean
  readonly isTagged: boolean
  /** Whether the whole object was searched for its tag. */
  isTagLocated: boolean
  /** Those of its kind, once the tag told it. */
  fields: Keywords<number>
  /** After the opening bracket. */
  readonly start: number
  /** Before the first entry no comma is due. */
  isFirst: boolean
  /** Where each field's value begins, and last where the object's closing bracket is. */
  places: readonly number[] | undefined
}

/** Opens a struct; {@link closeStruct} ends it. */
export function openStruct(reader: JsonReader, fields: Keywords<number>): OpenStruct {
  return open(reader, fields, false)
}

/** Opens a struct whose kind is told by a tag; {@link readTag} comes next, and setting its fields. */
export function openTagged(reader: JsonReader): OpenStruct {
  return open(reader, TAG_FIELD, true)
}

/** Reads the tag: the first element or entry, or any other entry of an object. */
export function readTag<Tag>(reader: JsonReader, struct: OpenStruct, tags: Keywords<Tag>): Tag {
  seekField(reader, struct, 0)
  const tag = reader.readKnown(tags)
  if (struct.places !== undefined) {
    struct.places = undefined
    struct.isFirst = true
    reader.position = struct.start
  }
  return tag
}

/** Goes to where a field's value begins. */
export function seekField(reader: JsonReader, struct: OpenStruct, index: number): void {
  if (findField(reader, struct, index)) return
  throw malformed(`${struct.fields.names[index] ?? ''} is missing`, struct.start)
}

/** Goes to where a field's value begins; false if the object lacks it. */
export function findField(reader: JsonReader, struct: OpenStruct, index: number): boolean {
  if (struct.isArray) {
    if (!struct.isFirst) reader.expect(byte.comma)
    struct.isFirst = false
    return true
  }
  if (struct.places === undefined) {
    if (takeFieldName(reader, struct, index)) return true
    struct.places = locateFields(reader, struct, struct.fields)
  }
  const place = struct.places[index] ?? ABSENT
  if (place === ABSENT) return false
  reader.position = place
  return true
}

export function closeStruct(reader: JsonReader, struct: OpenStruct): void {
  if (struct.isArray) {
    reader.close(byte.closeBracket)
    return
  }
  if (struct.places === undefined && reader.peek() !== byte.closeBrace) {
    struct.places = locateFields(reader, struct, struct.fields)
  }
  if (struct.places !== undefined) reader.position = struct.places[struct.fields.length] ?? 0
  reader.close(byte.closeBrace)
}

function open(reader: JsonReader, fields: Keywords<number>, isTagged: boolean): OpenStruct {
  const isArray = reader.peek() === byte.openBracket
  reader.open(isArray ? byte.openBracket : byte.openBrace)
  return {
    isArray,
    isTagged,
    isTagLocated: false,
    fields,
    start: reader.position,
    isFirst: true,
    places: undefined,
  }
}

/** Takes the name of this field if it is what comes next. */
function takeFieldName(reader: JsonReader, struct: OpenStruct, index: number): boolean {
  const at = reader.position
  if (struct.isFirst || reader.take(byte.comma)) {
    if (reader.peek() === byte.quote && reader.readKeyword(struct.fields) === index) {
      reader.expect(byte.colon)
      struct.isFirst = false
      return true
    }
  }
  reader.position = at
  return false
}

function locateFields(
  reader: JsonReader,
  struct: OpenStruct,
  fields: Keywords<number>,
): readonly number[] {
  // A second tag is a fault as well.
  if (struct.isTagged && !struct.isTagLocated) {
    struct.isTagLocated = true
    if (fields !== TAG_FIELD) locateFields(reader, struct, TAG_FIELD)
  }
  const places = NOWHERE.slice(0, fields.length + 1)
  reader.position = struct.start
  let isFirst = true
  while (reader.peek() !== byte.closeBrace) {
    if (!isFirst) reader.expect(byte.comma)
    isFirst = false
    const at = reader.position
    const field = reader.readKeyword(fields)
    reader.expect(byte.colon)
    if (field !== undefined) {
      if (places[field] !== ABSENT) throw malformed(`${fields.names[field] ?? ''} comes twice`, at)
      places[field] = reader.position
    }
    reader.skip()
  }
  places[fields.length] = reader.position
  return places
}
