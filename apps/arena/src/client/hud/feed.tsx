import type { ReactNode } from 'react'
import { useEntities } from '../hooks.ts'
import { FeedLine } from './feed-line.tsx'

const feedQuery = { all: ['Feed'] } as const
const shownLines = 6

/** The last things that happened, the newest at the bottom and brightest. */
export function Feed(): ReactNode {
  const lines = useEntities(feedQuery).slice(-shownLines)
  return (
    <section className="feed" aria-label="Events">
      <ol>
        {lines.map((id, index) => (
          <FeedLine key={id} id={id} age={lines.length - 1 - index} />
        ))}
      </ol>
    </section>
  )
}
