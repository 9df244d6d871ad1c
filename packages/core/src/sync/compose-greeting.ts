import type { MessagePayload } from '../protocol/message.ts'
import type { SchemaRegistry } from '../schema/schema-registry.ts'
import { type GreetingInput, encodeGreeting } from './greeting.ts'

/** The message that greets: what this end can and has, and the newest version of each of its components. */
export function composeGreeting(registry: SchemaRegistry, input: GreetingInput): MessagePayload {
  const schemas = registry.getAll().map(({ componentId, version, fields }) => ({
    componentId,
    version,
    fields: fields.map(({ fieldId, fieldType, optional }) => ({ fieldId, fieldType, optional })),
  }))
  return { type: 'schema_sync', schemas: [encodeGreeting(input), ...schemas] }
}
