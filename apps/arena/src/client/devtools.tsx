import { LinkDevtools } from '@tx2-link/devtools'
import type { SourceList } from '@tx2-link/devtools/recording'
import { type InspectorConnection, connectInspector } from '@tx2-link/devtools/relay'
import type { ReactNode } from 'react'

/** The panel, over this page’s link and the game server’s end of every link; development only. */
export function Devtools(): ReactNode {
  return <LinkDevtools sources={serverSources} />
}

/** The launcher's game server lets only those look who name this token. */
const token: string | undefined = import.meta.env['VITE_ARENA_INSPECT_TOKEN']

/** Connects when somebody looks for sources, so that a closed panel costs no connection. */
const serverSources: SourceList = {
  get: () => connection?.sources.get() ?? [],
  subscribe: (listener) => {
    if (token === undefined) return () => {}
    connection ??= connectInspector(inspectorUrl(token))
    listeners += 1
    const unsubscribe = connection.sources.subscribe(listener)
    return () => {
      unsubscribe()
      listeners -= 1
      if (listeners > 0) return
      connection?.close()
      connection = undefined
    }
  },
}

let connection: InspectorConnection | undefined
let listeners = 0

function inspectorUrl(inspectToken: string): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/inspect?token=${inspectToken}`
}
