import { createLinkHooks } from '@tx2-link/react'
import { arenaSchema } from '../game/schema.ts'

/** The hooks of the library with the types of the arena's schema. */
export const {
  LinkProvider,
  useLink,
  useComponent,
  useField,
  useEntities,
  useEntityCount,
  useFirst,
  useFrame,
  useSyncStats,
  useLinkStatus,
  useWorld,
} = createLinkHooks(arenaSchema)
