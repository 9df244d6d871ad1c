import { type Message, formatBytes, messageSummary, printable } from '@tx2-link/core'

/** Characters of a line, most of them a peer's. */
const MAX_LINE = 1_000

/** A message in one line: what it is, the times of states, the names of schemas, and its size. */
export function lineText(message: Message, byteLength: number): string {
  const facts = [messageSummary(message), ...detailsOf(message), formatBytes(byteLength)]
  return printable(facts.join(', '), MAX_LINE)
}

function detailsOf({ header, payload }: Message): string[] {
  switch (payload.type) {
    case 'snapshot':
      return [`at ${header.timestamp} ms`]
    case 'delta':
      return [`from ${payload.baseTimestamp} to ${header.timestamp} ms`]
    case 'schema_sync':
      return payload.schemas.map(({ componentId }) => JSON.stringify(componentId))
    case 'ack':
    case 'error':
    case 'ping':
    case 'pong':
    case 'request_snapshot':
      return []
  }
}
