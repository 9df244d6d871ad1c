import { createLinkHooks } from '@tx2-link/react'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { countRender } from './cell.tsx'
import { createFedLink, type FedLink } from './fed-link.ts'
import { measureTick, type Tick } from './measure-tick.ts'
import type { QueryPage } from './page-api.ts'
import { hiddenRoot } from './roots.ts'
import { EDGE, entityIds, moveOf, pickIds, schema } from './workload.ts'

const { LinkProvider, useEntities } = createLinkHooks(schema)

let fed: FedLink | undefined
let entities = 0
let tickNumber = 0

const page: QueryPage = {
  mount: (options) => {
    entities = options.entities
    const { link } = (fed = createFedLink(entities))
    const width = EDGE / options.queries
    flushSync(() =>
      createRoot(hiddenRoot()).render(
        <LinkProvider link={link}>
          {Array.from({ length: options.queries }, (_, strip) => (
            <Strip key={strip} from={strip * width} to={(strip + 1) * width} />
          ))}
        </LinkProvider>,
      ),
    )
  },
  run: async ({ ticks, changed }) => {
    if (fed === undefined) throw new Error('nothing is mounted')
    const { feed } = fed
    const all = entityIds(entities)
    const measured: Tick[] = []
    for (let tick = 0; tick < ticks; tick += 1) {
      tickNumber += 1
      const moves = pickIds(all, changed).map((id) => moveOf(id, tickNumber))
      measured.push(await measureTick(() => feed(moves)))
    }
    check()
    return measured
  },
}
globalThis.queryPage = page

/** Says how many entities are in a strip of the map, which a move takes them out of and into. */
function Strip({ from, to }: { readonly from: number; readonly to: number }): ReactNode {
  const ids = useEntities({ where: { Position: { x: { atLeast: from, below: to } } } })
  countRender()
  return <span>{ids.length}</span>
}

/** Everything is in one of the strips. */
function check(): void {
  let shown = 0
  for (const { textContent } of document.querySelectorAll('span')) shown += Number(textContent)
  if (shown !== entities) throw new Error(`${shown} of ${entities} entities are in some strip`)
}
