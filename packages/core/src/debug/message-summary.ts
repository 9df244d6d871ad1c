import { HEADER_NAMES } from '../codec/wire-names.ts'
import type { DeltaChange } from '../protocol/change.ts'
import type { Message, MessagePayload, MessageType } from '../protocol/message.ts'

/**
 * A message in words. It begins as the crate's summary does, `Delta (seq: 12)`, and then says what is
 * in it: `Delta (seq: 12): 1 entity added, 40 components updated`.
 */
export function messageSummary({ header, payload }: Message): string {
  const contents = contentsOf(payload)
  const name = messageName(payload.type, header.sequence)
  return contents === undefined ? name : `${name}: ${contents}`
}

/** `Delta (seq: 12)` */
export function messageName(type: MessageType, sequence: bigint): string {
  return `${HEADER_NAMES[type]} (seq: ${sequence})`
}

/** `1 entity`, `2 entities` */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

function contentsOf(payload: MessagePayload): string | undefined {
  switch (payload.type) {
    case 'snapshot': {
      const components = payload.entities.reduce((sum, entity) => sum + entity.components.length, 0)
      return `${entities(payload.entities.length)}, ${counted(components, 'component')}`
    }
    case 'delta':
      return changesInWords(payload.changes)
    case 'ack':
      return `of ${payload.ackId}`
    case 'schema_sync':
      return counted(payload.schemas.length, 'schema')
    case 'error':
      return `${payload.code} ${payload.message}`
    case 'request_snapshot':
    case 'ping':
    case 'pong':
      return undefined
  }
}

function changesInWords(changes: readonly DeltaChange[]): string {
  const counts = new Map<DeltaChange['type'], number>()
  for (const { type } of changes) counts.set(type, (counts.get(type) ?? 0) + 1)
  const count = (type: DeltaChange['type']): number => counts.get(type) ?? 0
  const parts = [
    [entities(count('entity_added')), 'added'],
    [entities(count('entity_removed')), 'removed'],
    [counted(count('component_added'), 'component'), 'added'],
    [counted(count('component_removed'), 'component'), 'removed'],
    [counted(count('component_updated') + count('fields_updated'), 'component'), 'updated'],
  ].filter(([what]) => what?.startsWith('0 ') === false)
  return parts.length === 0 ? 'no changes' : parts.map((part) => part.join(' ')).join(', ')
}

function entities(count: number): string {
  return counted(count, 'entity', 'entities')
}
