import type { MessagePayload } from '../protocol/message.ts'
import type { SchemaRegistry } from '../schema/schema-registry.ts'
import type { SyncConfig } from './config.ts'
import { ABILITY_PARTS, type IdRange, encodeGreeting } from './greeting.ts'
import type { InboundState } from './inbound-state.ts'
import type { Outbound } from './outbound.ts'

/** What a greeting says of this end beyond what its manager knows itself. */
export interface Introduction {
  /** Who this client was before, or who the server says it is. */
  resume?: string | undefined
  /** Ids that this server grants. */
  ids?: IdRange | undefined
}

export interface GreetingSource {
  readonly config: Pick<SyncConfig, 'format' | 'role'>
  readonly registry: SchemaRegistry
  readonly introduction: Introduction
  /** What this end serves, and what it has of the peer's. */
  readonly outbound: Pick<Outbound, 'epoch' | 'at'>
  readonly state: Pick<InboundState, 'have' | 'epoch'>
}

/** The message that greets: what this end can and has, and the newest version of each of its components. */
export function composeGreeting(source: GreetingSource): MessagePayload {
  const { config, registry, introduction, outbound, state } = source
  const greeting = encodeGreeting({
    format: config.format,
    epoch: outbound.epoch,
    at: outbound.at,
    have: state.have,
    of: state.have === undefined ? undefined : state.epoch,
    resume: introduction.resume,
    ids: introduction.ids,
    // A client's own world is small, and a server's memory not a client's to fill.
    can: config.role === 'client' ? [ABILITY_PARTS] : [],
  })
  const schemas = registry.getAll().map(({ componentId, version, fields }) => ({
    componentId,
    version,
    fields: fields.map(({ fieldId, fieldType, optional }) => ({ fieldId, fieldType, optional })),
  }))
  return { type: 'schema_sync', schemas: [greeting, ...schemas] }
}
