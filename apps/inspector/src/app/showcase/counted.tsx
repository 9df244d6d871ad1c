import { type ReactNode, useLayoutEffect } from 'react'
import { flushSync } from 'react-dom'
import { LinkProvider } from '../../components/hooks.ts'
import { RenderBookContext } from '../../components/render-count.ts'
import type { StageClient } from '../../engine/stage.ts'
import { withGameSchema } from './with-game-schema.ts'

export interface CountedProps {
  readonly client: StageClient
  readonly children: ReactNode
}

/** Components on a client's replica, whose renders are counted. */
export function Counted({ client, children }: CountedProps): ReactNode {
  const link = withGameSchema(client.link)
  return (
    <RenderBookContext value={client.renders}>
      <LinkProvider link={link}>
        <Beginning client={client} />
        {children}
      </LinkProvider>
    </RenderBookContext>
  )
}

/** Stands before what is counted: its effect comes first, and begins the count. */
function Beginning({ client }: Pick<CountedProps, 'client'>): ReactNode {
  useLayoutEffect(() => client.renders.attach(renderNow), [client])
  return null
}

function renderNow(): void {
  flushSync(() => {})
}
