import { createLinkHooks } from '@tx2-link/react'
import { memo, type ReactNode, startTransition, useDeferredValue, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { createFedLink } from './fed-link.ts'
import type { ReaderName, TransitionPage } from './page-api.ts'
import { boardRoot } from './roots.ts'
import { entityIds, moveOf, schema } from './workload.ts'

/** A transition is so many components of a millisecond each. */
const SLOW_CELLS = 150
const CELL_MS = 1

/** What a deferred value is shown by: small enough to be through between two ticks of most games. */
const DEFERRED_CELLS = 20

/** A transition that took longer than this is taken to be starved, in ms. */
const GIVE_UP_MS = 10_000

const [id = 1] = entityIds(1)
const { link, feed } = createFedLink(100)
const { LinkProvider, useField, useEntityEffect, useSyncStats, useWorld } = createLinkHooks(
  schema,
  {
    link,
  },
)

/** What reads the ticking world beside the transition. */
const readers: Readonly<Record<ReaderName, () => ReactNode>> = {
  nothing: () => null,
  useField: () => useField(id, 'Position', 'y'),
  useEntityEffect: () => {
    useEntityEffect(id, 'Position', () => {})
    return null
  },
  useSyncStats: () => useSyncStats(({ tick }) => tick),
  'useWorld at 4 Hz': () => useWorld(({ revision }) => revision, { hz: 4 }),
}

/** What the components on the page did. */
const seen = { turn: (): void => {}, shownPage: 0, deferred: new Set<number | undefined>() }

function Slow(): ReactNode {
  const [page, setPage] = useState(0)
  useEffect(() => {
    seen.shownPage = page
    seen.turn = () => startTransition(() => setPage(page + 1))
  }, [page])
  return Array.from({ length: SLOW_CELLS }, (_, cell) => <SlowCell key={cell} value={page} />)
}

function Deferring(): ReactNode {
  return <Deferred value={useDeferredValue(useField(id, 'Position', 'y'))} />
}

const Deferred = memo(function Deferred({ value }: { readonly value: number | undefined }) {
  useEffect(() => {
    seen.deferred.add(value)
  }, [value])
  return Array.from({ length: DEFERRED_CELLS }, (_, cell) => <SlowCell key={cell} value={value} />)
})

function SlowCell({ value }: { readonly value: number | undefined }): ReactNode {
  work(CELL_MS)
  return <i>{value}</i>
}

const root = createRoot(boardRoot())

function show(children: ReactNode): Promise<void> {
  root.render(<LinkProvider>{children}</LinkProvider>)
  return frames(10)
}

const page: TransitionPage = {
  turn: async ({ reader, hz }) => {
    const Reader = readers[reader]
    await show([<Reader key="reader" />, <Slow key="slow" />])
    const stop = tick(hz)
    await frames(10)
    const start = performance.now()
    const elapsed = (): number => performance.now() - start
    const before = seen.shownPage
    seen.turn()
    let ms = elapsed()
    for (; seen.shownPage === before && ms < GIVE_UP_MS; ms = elapsed()) await frames(1)
    stop()
    return { ms, isStarved: seen.shownPage === before }
  },
  defer: async ({ hz, ms }) => {
    await show(<Deferring />)
    const stop = tick(hz)
    await frames(10)
    seen.deferred.clear()
    const start = performance.now()
    while (performance.now() - start < ms) await frames(1)
    stop()
    return (seen.deferred.size / (performance.now() - start)) * 1_000
  },
}
globalThis.transitionPage = page

/** The world ticks, and one entity moves in each, until the returned function is called. */
function tick(hz: number): () => void {
  if (hz === 0) return () => {}
  let tickNumber = 0
  const timer = setInterval(() => {
    tickNumber += 1
    feed([moveOf(id, tickNumber)])
  }, 1_000 / hz)
  return () => clearInterval(timer)
}

function work(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame)
}
