import type { EntityId } from '@tx2-link/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { countRender } from '../cell.tsx'
import { createFedLink } from '../fed-link.ts'
import type { CreateVariant } from '../variant.ts'
import { labelOf } from '../workload.ts'

/** Listeners by key that write to the page: nothing renders after the first time. */
export const createOursTransient: CreateVariant = (entities) => {
  const { store, feed } = createFedLink(entities)
  const { world } = store.getState()

  function Cell({ id }: { readonly id: EntityId }): ReactNode {
    countRender()
    const element = useRef<HTMLSpanElement>(null)
    useEffect(() => {
      const text = element.current?.appendChild(document.createTextNode(''))
      if (text === undefined) return
      const write = (): void => {
        const position = world.component(id, 'Position')
        text.data = position === undefined ? '' : labelOf(position)
      }
      write()
      const unsubscribe = store.subscribeComponent(id, 'Position', write)
      return () => {
        unsubscribe()
        text.remove()
      }
    }, [id])
    return <span ref={element} />
  }

  return { Cell, update: feed, read: (id) => world.component(id, 'Position') }
}
