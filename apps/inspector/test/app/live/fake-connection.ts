import type { InspectorConnection } from '@tx2-link/devtools/relay'

interface Made {
  readonly url: string
  isClosed: boolean
}

/** Connections that lead nowhere, and what was made of them. */
export function fakeConnect(): {
  readonly connect: (url: string) => InspectorConnection
  readonly made: Made[]
} {
  const made: Made[] = []
  const connect = (url: string): InspectorConnection => {
    const entry: Made = { url, isClosed: false }
    made.push(entry)
    return {
      sources: { get: () => [], subscribe: () => () => {} },
      status: { state: 'connecting', text: '', retryAt: undefined },
      subscribe: () => () => {},
      reconnect: () => {},
      close: () => {
        entry.isClosed = true
      },
    }
  }
  return { connect, made }
}
