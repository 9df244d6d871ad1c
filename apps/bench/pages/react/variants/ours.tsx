import { createLinkHooks } from '@tx2-link/react'
import { createCell } from '../cell.tsx'
import { checkCells } from '../check-cells.ts'
import { createFedLink } from '../fed-link.ts'
import type { CreateVariant } from '../variant.ts'
import { schema } from '../workload.ts'

/** `useComponent` bound to the link, which reads no context. */
export const createOurs: CreateVariant = ({ entities }) => {
  const { link, feed, readPosition } = createFedLink(entities)
  const { LinkProvider, useComponent } = createLinkHooks(schema, { link })
  return {
    Provider: LinkProvider,
    Cell: createCell((id) => useComponent(id, 'Position')),
    update: feed,
    check: (moves) => checkCells(moves, readPosition),
  }
}
