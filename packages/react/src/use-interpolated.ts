import type { ComponentName, ComponentValue, EntityId, FieldName, Schema } from '@tx2-link/core'
import { useMemo } from 'react'
import { useReplica } from './link-context.ts'
import {
  interpolate,
  type Interpolated,
  type InterpolationOptions,
} from './store/interpolation/interpolate.ts'
import type { ReplicaStore } from './store/replica-store.ts'

/**
 * A component between its last two values, on a jitter buffer with bounded extrapolation, as a ref:
 * `current` is what to draw now, undefined while it is not there. Renders nothing; read it in each
 * frame, in `useFrame`. The options are compared by what they say.
 */
export function useInterpolated(
  id: EntityId | null | undefined,
  name: string,
  options?: InterpolationOptions,
): Interpolated<ComponentValue<Schema, string>> {
  return useInterpolatedIn(useReplica(), id, name, options)
}

export function useInterpolatedIn<S extends Schema, Name extends ComponentName<S>>(
  store: ReplicaStore<S>,
  id: EntityId | null | undefined,
  name: Name,
  options: InterpolationOptions<FieldName<S, Name>> = {},
): Interpolated<ComponentValue<S, Name>> {
  const { everyMs, delayMs, maxExtrapolationMs, jump, fields, angles } = options
  const fieldsKey = namesKey(fields)
  const anglesKey = namesKey(angles)
  return useMemo(
    () =>
      id === null || id === undefined
        ? NOWHERE
        : interpolate(store, id, name, {
            everyMs,
            delayMs,
            maxExtrapolationMs,
            jump,
            fields: namesOf(fieldsKey),
            angles: namesOf(anglesKey),
          }),
    [store, id, name, everyMs, delayMs, maxExtrapolationMs, jump, fieldsKey, anglesKey],
  )
}

const NOWHERE = { current: undefined }

function namesKey(names: readonly string[] | undefined): string | undefined {
  return names && JSON.stringify(names)
}

function namesOf<Field extends string>(key: string | undefined): readonly Field[] | undefined {
  return key === undefined ? undefined : JSON.parse(key)
}
