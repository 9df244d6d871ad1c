import type { DeltaChange } from '../../protocol/change.ts'
import {
  CHANGE_TAGS,
  COMPONENT_CHANGE_FIELDS,
  COMPONENT_REMOVED_FIELDS,
  ENTITY_CHANGE_FIELDS,
  FIELD_DELTA_FIELDS,
  FIELDS_UPDATED_FIELDS,
} from '../wire-names.ts'
import { entityId, ownName } from './explain-entities.ts'
import { componentData, explainFieldValue } from './explain-value.ts'
import { structs, tagOf } from './rules.ts'
import type { FieldRule, StructRules } from './walk.ts'

const tag = tagOf(CHANGE_TAGS)

/** Our own peers never send what was there before. */
const oldValue: FieldRule = (walk, name, start) => {
  if (walk.source.takeNothing()) return
  walk.open('old-value', name, '', start)
  explainFieldValue(walk)
  walk.close()
}

const fieldDeltas = structs('field', {
  fields: FIELD_DELTA_FIELDS,
  rules: [ownName, oldValue, explainFieldValue],
})

const ENTITY_CHANGE: StructRules = { fields: ENTITY_CHANGE_FIELDS, rules: [entityId], tag }
const COMPONENT_CHANGE: StructRules = {
  fields: COMPONENT_CHANGE_FIELDS,
  rules: [entityId, ownName, componentData],
  tag,
}
const COMPONENT_REMOVED: StructRules = {
  fields: COMPONENT_REMOVED_FIELDS,
  rules: [entityId, ownName],
  tag,
}
const FIELDS_UPDATED: StructRules = {
  fields: FIELDS_UPDATED_FIELDS,
  rules: [entityId, ownName, fieldDeltas],
  tag,
}

const CHANGES: Readonly<Record<DeltaChange['type'], StructRules>> = {
  entity_added: ENTITY_CHANGE,
  entity_removed: ENTITY_CHANGE,
  component_added: COMPONENT_CHANGE,
  component_updated: COMPONENT_CHANGE,
  component_removed: COMPONENT_REMOVED,
  fields_updated: FIELDS_UPDATED,
}

/** Each change's kind is known from decoding: on the wire it may come last. */
export function changeList(changes: readonly DeltaChange[]): FieldRule {
  return (walk) => {
    const { source } = walk
    let left = source.openList()
    for (const { type } of changes) {
      walk.open('change', '', type, source.begin())
      walk.struct(CHANGES[type])
      walk.close()
      left = source.nextElement(left)
    }
  }
}
