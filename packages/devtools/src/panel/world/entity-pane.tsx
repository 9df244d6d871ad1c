import type { EntityId } from '@tx2-link/core'
import type { ReactNode } from 'react'
import { groupedInteger } from '../format.ts'
import { EntityDetail } from './entity-detail.tsx'
import { entityName, entityRows } from './entity-fields.ts'
import type { Sight } from './use-sight.ts'

export interface EntityPaneProps {
  readonly entity: EntityId | undefined
  readonly sight: Sight
  readonly now: Sight | undefined
}

/** The selected entity, or why there is nothing to show of it. */
export function EntityPane({ entity, sight, now }: EntityPaneProps): ReactNode {
  if (entity === undefined) {
    return (
      <div className="empty">
        <h2>No entity selected</h2>
        <p>Select one in the list to see its components, live.</p>
      </div>
    )
  }
  if (!sight.world.has(entity)) {
    return (
      <div className="empty">
        <h2>Entity {entity} is not there</h2>
        <p>
          {now === undefined
            ? 'It was removed from the world.'
            : `It does not live at this moment${now.world.has(entity) ? ', but it does now' : ''}.`}
        </p>
      </div>
    )
  }
  const rows = entityRows(sight.world, entity)
  const components = rows.filter(({ kind }) => kind === 'component').length
  return (
    <>
      <div className="tool entity-title">
        <h2 className="head-strong">entity {entity}</h2>
        <span className="t1">{entityName(sight.world, entity)}</span>
        <span className="t2">
          {counted(components, 'component')}, {counted(rows.length - components, 'field')}
        </span>
      </div>
      <EntityDetail key={entity} entity={entity} sight={sight} now={now} />
    </>
  )
}

function counted(count: number, noun: string): string {
  return `${groupedInteger(count)} ${noun}${count === 1 ? '' : 's'}`
}
