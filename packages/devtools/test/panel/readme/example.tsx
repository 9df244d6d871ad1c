import { connect, defineSchema, f32 } from '@tx2-link/core'
import { LinkDevtools } from '@tx2-link/devtools'
import { LinkProvider } from '@tx2-link/react'

const schema = defineSchema({ Position: { x: f32, y: f32 } })
const link = connect('ws://localhost:8080', { schema })

export function App() {
  return (
    <LinkProvider link={link}>
      <LinkDevtools />
    </LinkProvider>
  )
}
