import { createLinkHooks } from '@tx2-link/react'
import type { EntityId } from '@tx2-link/core'
import type { ReactNode } from 'react'
import { countRender } from '../cell.tsx'
import { createFedLink } from '../fed-link.ts'
import type { CreateVariant } from '../variant.ts'
import { EDGE, indexOfId, schema } from '../workload.ts'

/** A query in each component: how many entities are in a strip of the map, into and out of which they move. */
export const createOursQueries: CreateVariant = ({ entities, mounted }) => {
  const { link, feed } = createFedLink(entities)
  const { LinkProvider, useEntities } = createLinkHooks(schema, { link })
  const width = EDGE / mounted

  function Strip({ id }: { readonly id: EntityId }): ReactNode {
    countRender()
    const from = indexOfId(id) * width
    const ids = useEntities({ where: { Position: { x: { atLeast: from, below: from + width } } } })
    return <span>{ids.length}</span>
  }

  return {
    Provider: LinkProvider,
    Cell: Strip,
    update: feed,
    check: () => {
      let shown = 0
      for (const { textContent } of document.querySelectorAll('span')) shown += Number(textContent)
      if (shown !== entities) throw new Error(`${shown} of ${entities} entities are in some strip`)
    },
  }
}
