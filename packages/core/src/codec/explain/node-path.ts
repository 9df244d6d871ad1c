import type { ComponentId, EntityId, FieldId } from '../../protocol/ids.ts'
import type { ExplainedNode } from './explained-node.ts'

/** What of a world a node is about. */
export interface NodeSubject {
  readonly entityId: EntityId
  readonly componentId: ComponentId | undefined
  readonly fieldId: FieldId | undefined
}

/** The entity, component and field that a node belongs to; undefined where the message speaks of no entity. */
export function subjectOf(node: ExplainedNode): NodeSubject | undefined {
  let componentId: ComponentId | undefined
  let fieldId: FieldId | undefined
  for (let at: ExplainedNode | undefined = node; at !== undefined; at = at.parent) {
    if (at.kind === 'field') fieldId = at.name
    if (namesComponent(at)) componentId = at.name
    if (at.entityId !== undefined) return { entityId: at.entityId, componentId, fieldId }
  }
  return undefined
}

/**
 * What a node is called in a filter: `change.Position.y`, `entity.Position.y`, `header.sequence`.
 * Names come from a peer and may hold dots: this is for people, not to be taken apart.
 */
export function pathOf(node: ExplainedNode): string {
  const names: string[] = []
  for (let at: ExplainedNode | undefined = node; at !== undefined; at = at.parent) {
    // Every path would begin with these.
    if ((at.kind === 'message' || at.kind === 'payload') && at !== node) continue
    if (at.kind === 'entity' || (at.kind === 'change' && !namesComponent(at))) names.push(at.kind)
    else if (at.kind === 'change' || at.kind === 'schema') names.push(at.name, at.kind)
    else names.push(at.name)
  }
  return names.toReversed().join('.')
}

function namesComponent({ kind, type }: ExplainedNode): boolean {
  if (kind === 'component') return true
  return kind === 'change' && type !== 'entity_added' && type !== 'entity_removed'
}
