import { createLinkHooks } from '@tx2-link/react'
import { schema } from './schema.ts'

export const {
  LinkProvider,
  useComponent,
  useEntities,
  useEntityCount,
  useEntityEffect,
  useField,
  useFrame,
  useLink,
  useLinkStatus,
  useWorld,
} = createLinkHooks(schema)
