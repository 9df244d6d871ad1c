import { connect } from '@tx2-link/core'
import { createLinkHooks } from '@tx2-link/react'
import { replicaOf } from '@tx2-link/react/store'
import { createCell, takeRenders } from './cell.tsx'
import { hearCommits } from './commits.ts'
import { watchFrames } from './frames.ts'
import { Groups } from './groups.tsx'
import { MessageTimes } from './message-times.ts'
import type { LivePage } from './page-api.ts'
import { boardRoot } from './roots.ts'
import { entityIds, schema } from './workload.ts'

const times = new MessageTimes()
times.hearSockets()
hearCommits(() => times.committed())

const page: LivePage = {
  follow: async ({ url, mounted }) => {
    // React is loaded once its commits can be heard.
    const { createRoot } = await import('react-dom/client')
    const link = connect(url, { schema })
    times.hearLink(link)
    const { LinkProvider, useComponent } = createLinkHooks(schema)
    const Cell = createCell((id) => useComponent(id, 'Position'))
    createRoot(boardRoot()).render(
      <LinkProvider link={link}>
        <Groups of={Cell} ids={entityIds(mounted)} />
      </LinkProvider>,
    )
    const store = replicaOf(link)
    await new Promise<void>((resolve) => {
      const unsubscribe = store.subscribe(({ world }) => {
        if (world.size < mounted) return
        unsubscribe()
        resolve()
      })
    })
    return { entities: store.getState().world.size }
  },
  watch: async (ms) => {
    times.take()
    takeRenders()
    const watched = await watchFrames(ms)
    return { ...watched, renders: takeRenders(), messageMs: times.take() }
  },
}
globalThis.livePage = page
