import { type ReactNode, useEffect } from 'react'
import type { Link, Schema } from '@tx2-link/core'
import { LinkContext } from './link-context.ts'
import { replicaOf } from './store/create-replica-store.ts'

export interface LinkProviderProps<S extends Schema = Schema> {
  readonly link: Link<S>
  readonly children?: ReactNode
}

/**
 * Gives a link to the hooks below it and keeps it open while mounted.
 * The link and what it has replicated outlive the provider: it closes after a grace, and a provider
 * that comes later, or a second one, shows the same world. Providers nest; the nearest one counts.
 */
export function LinkProvider({ link, children }: LinkProviderProps): ReactNode {
  useEffect(() => link.retain(), [link])
  return <LinkContext value={replicaOf(link)}>{children}</LinkContext>
}
