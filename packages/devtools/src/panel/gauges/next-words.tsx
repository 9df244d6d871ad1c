import type { ReactNode } from 'react'
import { age } from '../format.ts'
import type { Waiting } from './limiter-view.ts'
import { waitsFor } from './limiter-words.ts'

/** When the next may go, or what it waits for when nobody can know. */
export function NextWords({ waiting }: { readonly waiting: Waiting }): ReactNode {
  const { nextMs } = waiting
  const [first] = waiting.messages
  if (nextMs === undefined) {
    return first === undefined ? null : <span className="t3">for {waitsFor(first.reason)}</span>
  }
  if (nextMs < 0.5) return <span className="t3">next is due</span>
  return (
    <span className="t3">
      next in <span className="t1">{age(nextMs)}</span>
    </span>
  )
}
