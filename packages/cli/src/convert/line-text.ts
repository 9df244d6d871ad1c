import type { Message } from '@tx2-link/core'

/** A message in one line: kind, sequence, size, and what tells it from others of its kind. */
export function lineText({ header, payload }: Message, byteLength: number): string {
  const facts = [payload.type.padEnd(16), `#${header.sequence}`.padEnd(8), `${byteLength} B`]
  switch (payload.type) {
    case 'snapshot':
      facts.push(`${payload.entities.length} entities`, `at ${header.timestamp} ms`)
      break
    case 'delta':
      facts.push(
        `${payload.changes.length} changes`,
        `from ${payload.baseTimestamp} to ${header.timestamp} ms`,
      )
      break
    case 'ack':
      facts.push(`of ${payload.ackId}`)
      break
    case 'error':
      facts.push(`${payload.code}`, JSON.stringify(payload.message))
      break
    case 'schema_sync':
      facts.push(payload.schemas.map(({ componentId }) => JSON.stringify(componentId)).join(' '))
      break
    case 'ping':
    case 'pong':
    case 'request_snapshot':
      break
  }
  return facts.join('  ')
}
