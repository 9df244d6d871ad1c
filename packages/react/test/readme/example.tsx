import { connect, defineSchema, u16 } from '@tx2-link/core'
import { createLinkHooks } from '@tx2-link/react'

const schema = defineSchema({ Health: { current: u16, max: u16 } })
const { LinkProvider, useComponent, useEntities } = createLinkHooks(schema)
const link = connect('ws://localhost:8080', { schema }) // opens with the first provider

function Bar({ id }: { id: number }) {
  const health = useComponent(id, 'Health') // renders when this entity's health changes
  return health ? <meter value={health.current} max={health.max} /> : null
}
const Bars = () => useEntities({ all: ['Health'] }).map((id) => <Bar key={id} id={id} />)

export function App() {
  return (
    <LinkProvider link={link}>
      <Bars />
    </LinkProvider>
  )
}
