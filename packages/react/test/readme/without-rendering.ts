import { connect, defineSchema, u16 } from '@tx2-link/core'
import { replicaOf } from '@tx2-link/react/store'

const schema = defineSchema({ Health: { current: u16, max: u16 } })
const link = connect('ws://localhost:8080', { schema })
const store = replicaOf(link)

export function followHealth(draw: (id: number, current?: number) => void): () => void {
  const stop = store.subscribe(() => {
    // Once a frame, if anything changed. `field` makes no objects.
    const { world } = store.getState()
    for (const id of world.query({ all: ['Health'] }))
      draw(id, world.field(id, 'Health', 'current'))
  })
  const release = link.retain() // opens the link, as a provider would
  return () => {
    stop()
    release()
  }
}
