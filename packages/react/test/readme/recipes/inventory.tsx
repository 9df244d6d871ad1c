import { Suspense, useDeferredValue, useState } from 'react'
import { useComponentSuspense } from './hooks.ts'

/** Waits for the bag to be there for the first time. */
export function Inventory({ owner }: { owner: number }) {
  return (
    <Suspense fallback={<p>Looking for your bag</p>}>
      <Bag owner={owner} />
    </Suspense>
  )
}

/** A bag changes now and then, so it is rendered, and searching in it may be deferred. */
function Bag({ owner }: { owner: number }) {
  const bag = useComponentSuspense(owner, 'Bag')
  const [text, setText] = useState('')
  const search = useDeferredValue(text)
  if (bag === undefined) return <p>Your bag is gone</p>
  return (
    <section>
      <p>{bag.gold.toString()} gold</p>
      <input value={text} onChange={(event) => setText(event.target.value)} />
      <ul>
        {[...bag.items.entries()]
          .filter(([, item]) => String(item).includes(search))
          .map(([place, item]) => (
            <li key={place}>{String(item)}</li>
          ))}
      </ul>
    </section>
  )
}
