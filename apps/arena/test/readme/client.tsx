import { connect, type EntityId } from '@tx2-link/core'
import { LinkProvider, createLinkHooks } from '@tx2-link/react'
import { createRoot } from 'react-dom/client'
import { schema } from './schema.ts'

const link = connect('ws://localhost:8080', { schema })
const { useComponent, useEntities } = createLinkHooks(schema)

function HealthBar({ id }: { id: EntityId }) {
  const health = useComponent(id, 'Health') // renders when this entity's Health changes
  return health && <progress value={health.current} max={health.max} />
}
function Healths() {
  return useEntities({ all: ['Health'] }).map((id) => <HealthBar key={id} id={id} />)
}
createRoot(document.body).render(
  <LinkProvider link={link}>
    <Healths />
  </LinkProvider>,
)
