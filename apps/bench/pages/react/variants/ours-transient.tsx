import { createLinkHooks } from '@tx2-link/react'
import type { EntityId } from '@tx2-link/core'
import { type ReactNode, useRef } from 'react'
import { countRender } from '../cell.tsx'
import { checkCells } from '../check-cells.ts'
import { createFedLink } from '../fed-link.ts'
import type { CreateVariant } from '../variant.ts'
import { labelOf, schema } from '../workload.ts'

/** `useEntityEffect`, which writes to the page: nothing renders after the first time. */
export const createOursTransient: CreateVariant = ({ entities }) => {
  const { link, feed, readPosition } = createFedLink(entities)
  const { LinkProvider, useEntityEffect } = createLinkHooks(schema, { link })

  function Cell({ id }: { readonly id: EntityId }): ReactNode {
    countRender()
    const element = useRef<HTMLSpanElement>(null)
    useEntityEffect(id, 'Position', (position) => {
      if (element.current === null) return
      element.current.textContent = position === undefined ? '' : labelOf(position)
    })
    return <span ref={element} />
  }

  return {
    Provider: LinkProvider,
    Cell,
    update: feed,
    check: (moves) => checkCells(moves, readPosition),
  }
}
