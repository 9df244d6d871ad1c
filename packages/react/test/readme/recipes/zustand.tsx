import type { Link } from '@tx2-link/core'
import { replicaOf } from '@tx2-link/react/store'
import { useStore } from 'zustand'
import type { schema } from './hooks.ts'

/** In React, without a provider; something else has to open the link. */
export function Points({ id, link }: { id: number; link: Link<typeof schema> }) {
  return useStore(replicaOf(link), ({ world }) => world.field(id, 'Score', 'points'))
}

/** Without React. */
export function logStates(link: Link<typeof schema>, log: (state: string) => void): () => void {
  return replicaOf(link).subscribe(({ status }, before) => {
    if (status !== before.status) log(status.state)
  })
}
