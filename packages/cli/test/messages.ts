import { type Message, createMessage } from '@tx2-link/core'

const stamp = { timestamp: 1_763_800_000_123n, sequence: 40_878n, schemaVersion: 1 }

export const ping: Message = createMessage({ type: 'ping' }, stamp)

export const delta: Message = createMessage(
  {
    type: 'delta',
    changes: [
      {
        type: 'component_added',
        entityId: 7,
        componentId: '__proto__',
        data: {
          type: 'Structured',
          fields: new Map([
            ['x', { type: 'F32', value: 1.5 }],
            ['big', { type: 'U64', value: 18_446_744_073_709_551_615n }],
            ['name', { type: 'String', value: 'a "quoted", {braced} name' }],
          ]),
        },
      },
    ],
    baseTimestamp: 5n,
    metadata: { changeCount: 1, entitiesAdded: 0, entitiesRemoved: 0, componentsUpdated: 1 },
  },
  stamp,
)
