import type {
  ComponentName,
  EntityId,
  FieldName,
  FieldValueOf,
  PlainValue,
  Schema,
} from '@tx2-link/core'
import { useMemo } from 'react'
import { useReplica } from './link-context.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { NOTHING } from './store/source.ts'
import { useSource } from './use-source.ts'

/**
 * One field of a component; undefined until it is there or without an id.
 * Renders when the field's value changes, whatever else of the component does.
 */
export function useField(
  id: EntityId | null | undefined,
  name: string,
  field: string,
): PlainValue | undefined {
  return useFieldIn(useReplica(), id, name, field)
}

export function useFieldIn<
  S extends Schema,
  Name extends ComponentName<S>,
  Field extends FieldName<S, Name>,
>(
  store: ReplicaStore<S>,
  id: EntityId | null | undefined,
  name: Name,
  field: Field,
): FieldValueOf<S, Name, Field> | undefined {
  return useSource(
    useMemo(() => {
      if (id === null || id === undefined) return NOTHING
      return {
        read: () => store.getState().world.field(id, name, field),
        // By component: a change of another field costs a comparison here, not a render.
        subscribe: (listener: () => void) => store.subscribeComponent(id, name, listener),
        readInitial: NOTHING.readInitial,
      }
    }, [store, id, name, field]),
  )
}
