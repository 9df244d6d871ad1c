import { useMemo, useState } from 'react'
import type { Source } from './store/source.ts'
import { useSource } from './use-source.ts'

/**
 * What a selector picks out of a source. Values that are equal are the same, also when the selector
 * is another function in each render. `source` must be memoized; `isEqual` must stay the same.
 */
export function useSelected<State, Value>(
  source: Source<State>,
  selector: (state: State) => Value,
  isEqual: (first: Value, second: Value) => boolean,
): Value {
  const [keep] = useState(() => createKeeper(isEqual))
  return useSource(
    useMemo(
      () => ({
        read: selectOnce(source.read, selector, keep),
        // Not a new one for each selector, so that nothing is subscribed to anew.
        subscribe: source.subscribe,
        readInitial: selectOnce(source.readInitial, selector, (value) => value),
      }),
      [source, selector, keep],
    ),
  )
}

/** Asks the selector again only when the state is another one. */
function selectOnce<State, Value>(
  read: () => State,
  selector: (state: State) => Value,
  keep: (value: Value) => Value,
): () => Value {
  let selected: { readonly state: State; readonly value: Value } | undefined
  return () => {
    const state = read()
    if (selected === undefined || selected.state !== state) {
      selected = { state, value: keep(selector(state)) }
    }
    return selected.value
  }
}

/** Gives the value that it gave before as long as the next ones are equal. */
function createKeeper<Value>(
  isEqual: (first: Value, second: Value) => boolean,
): (value: Value) => Value {
  let kept: { readonly value: Value } | undefined
  return (value) => {
    if (kept === undefined || !isEqual(kept.value, value)) kept = { value }
    return kept.value
  }
}
