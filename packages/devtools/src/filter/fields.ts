import { DIRECTIONS, HOLD_REASONS, MESSAGE_TYPES, VERDICTS } from '../recording/codes.ts'

/** What messages can be filtered by. */
export type FilterField =
  | 'type'
  | 'dir'
  | 'verdict'
  | 'reason'
  | 'link'
  | 'bytes'
  | 'changes'
  | 'ticks'
  | 'sequence'
  | 'tick'
  | 'time'
  | 'gap'
  | 'held'
  | 'entities'
  | 'entity'
  | 'component'
  | 'field'
  | 'code'

/** What a field is compared with: one of few words, a name, a count, or a number with a unit. */
export type ValueKind = 'choice' | 'name' | 'count' | 'size' | 'duration' | 'moment'

export interface FieldDefinition {
  readonly field: FilterField
  /** Another spelling of it. */
  readonly alias?: string
  readonly valueKind: ValueKind
  readonly choices?: readonly string[]
  /** What it is, for completion. */
  readonly detail: string
}

const FIELDS: readonly FieldDefinition[] = [
  { field: 'type', valueKind: 'choice', choices: MESSAGE_TYPES, detail: 'kind of message' },
  {
    field: 'dir',
    alias: 'direction',
    valueKind: 'choice',
    choices: DIRECTIONS,
    detail: 'received or sent',
  },
  { field: 'bytes', valueKind: 'size', detail: 'size, such as 1kb' },
  { field: 'entity', valueKind: 'count', detail: 'number of an entity that it names' },
  { field: 'component', valueKind: 'name', detail: 'component that it names' },
  { field: 'field', valueKind: 'name', detail: 'field that it names' },
  { field: 'changes', valueKind: 'count', detail: 'changes or entities in it' },
  { field: 'entities', valueKind: 'count', detail: 'different entities that it names' },
  { field: 'verdict', valueKind: 'choice', choices: VERDICTS, detail: 'what became of it' },
  { field: 'held', valueKind: 'duration', detail: 'how long it waited, such as 80ms' },
  {
    field: 'reason',
    valueKind: 'choice',
    choices: HOLD_REASONS.filter((reason) => reason !== undefined),
    detail: 'why it waited',
  },
  { field: 'tick', valueKind: 'count', detail: 'world tick of a snapshot or delta' },
  { field: 'ticks', valueKind: 'count', detail: 'world ticks that it covers' },
  { field: 'sequence', alias: 'seq', valueKind: 'count', detail: 'number in its header' },
  { field: 'time', valueKind: 'moment', detail: 'since the start, such as 12s, or of day' },
  { field: 'gap', valueKind: 'duration', detail: 'since the message before it' },
  { field: 'link', valueKind: 'name', detail: 'link or peer' },
  { field: 'code', valueKind: 'count', detail: 'code of an error message' },
]

const BY_NAME: ReadonlyMap<string, FieldDefinition> = new Map(
  FIELDS.flatMap((definition) => {
    const names = definition.alias === undefined ? [] : [definition.alias]
    return [definition.field, ...names].map((name) => [name, definition] as const)
  }),
)

export function allFields(): readonly FieldDefinition[] {
  return FIELDS
}

/** Names of fields are read in any case. */
export function fieldNamed(name: string): FieldDefinition | undefined {
  return BY_NAME.get(name.toLowerCase())
}

/** Every name that a field may be called by. */
export function fieldNames(): readonly string[] {
  return [...BY_NAME.keys()]
}
