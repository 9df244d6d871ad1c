// A page with a component for each entity, which counts how often each is rendered.
import { type EntityId, connect } from '@tx2-link/core'
import { LinkProvider, useComponent } from '@tx2-link/react'
import { createRoot } from 'react-dom/client'
import { busySchema } from '@tx2-link/e2e/src/faults/busy-world.ts'
import type { FaultsPage } from './page-api.ts'

const link = connect(location.hash.slice(1), { schema: busySchema })
const renders = new Map<EntityId, number>()
const ids: EntityId[] = []

function Unit({ id }: { readonly id: EntityId }) {
  const position = useComponent(id, 'Position')
  renders.set(id, (renders.get(id) ?? 0) + 1)
  return <i>{String(position?.['x'])}</i>
}

function Units() {
  return ids.map((id) => <Unit key={id} id={id} />)
}

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root')
const reactRoot = createRoot(root)
reactRoot.render(<LinkProvider link={link}>{null}</LinkProvider>)

const page: FaultsPage = {
  state: () => link.status.state,
  bytesIn: () => link.getStats().bytesIn,
  mount: (first, count) => {
    for (let id = first; id < first + count; id += 1) ids.push(id)
    reactRoot.render(
      <LinkProvider link={link}>
        <Units />
      </LinkProvider>,
    )
  },
  takeRenders: () => {
    const taken = [...renders]
    renders.clear()
    return taken
  },
}
Object.assign(globalThis, { faultsPage: page })
