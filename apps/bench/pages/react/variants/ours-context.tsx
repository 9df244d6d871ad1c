import { createLinkHooks } from '@tx2-link/react'
import { createCell } from '../cell.tsx'
import { checkCells } from '../check-cells.ts'
import { createFedLink } from '../fed-link.ts'
import type { CreateVariant } from '../variant.ts'
import { schema } from '../workload.ts'

/** `useComponent` on the nearest provider's link. */
export const createOursContext: CreateVariant = ({ entities }) => {
  const { link, feed, readPosition } = createFedLink(entities)
  const { LinkProvider, useComponent } = createLinkHooks(schema)
  return {
    Provider: ({ children }) => <LinkProvider link={link}>{children}</LinkProvider>,
    Cell: createCell((id) => useComponent(id, 'Position')),
    update: feed,
    check: (moves) => checkCells(moves, readPosition),
  }
}
