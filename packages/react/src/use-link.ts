import type { Link } from '@tx2-link/core'
import { useReplica } from './link-context.ts'

/** The link of the nearest provider: for writing (`link.own`), reconnecting, and code without hooks. */
export function useLink(): Link {
  return useReplica().link
}
