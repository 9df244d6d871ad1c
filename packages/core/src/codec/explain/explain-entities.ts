import { COMPONENT_FIELDS, ENTITY_FIELDS } from '../wire-names.ts'
import { componentData } from './explain-value.ts'
import { identifier, structs, u32 } from './rules.ts'
import type { FieldRule } from './walk.ts'

/** Names the entity that the current node is about. */
export const entityId: FieldRule = (walk, name, start) => {
  const { holder } = walk
  holder.entityId = walk.leaf('part', name, start, u32)
}

/** Names the current node. */
export const ownName: FieldRule = (walk, name, start) => {
  const { holder } = walk
  holder.name = walk.leaf('part', name, start, identifier, 'name')
}

const components = structs('component', {
  fields: COMPONENT_FIELDS,
  rules: [ownName, componentData],
})

export const entities: FieldRule = structs('entity', {
  fields: ENTITY_FIELDS,
  rules: [entityId, components],
})
