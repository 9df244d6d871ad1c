import type { WorldView } from '@tx2-link/react/store'
import { replicaOf } from '@tx2-link/react/store'
import { useEffect, useState } from 'react'
import type { ArenaSchema } from '../../game/schema.ts'
import { useLink } from '../hooks.ts'

type Read<Value> = (world: WorldView<ArenaSchema>) => Value

/**
 * What is computed from the whole world and need not be newer than some tenths of a second: read
 * every `everyMs`, and rendered only when it is another value. `read` and `isSame` must not change
 * between renders.
 */
export function useSampled<Value>(
  read: Read<Value>,
  isSame: (a: Value, b: Value) => boolean,
  everyMs: number,
): Value {
  const store = replicaOf(useLink())
  const [value, setValue] = useState(() => read(store.getState().world))
  useEffect(() => {
    const sample = (): void => {
      const next = read(store.getState().world)
      setValue((current) => (isSame(current, next) ? current : next))
    }
    sample()
    const timer = setInterval(sample, everyMs)
    return () => clearInterval(timer)
  }, [store, read, isSame, everyMs])
  return value
}
