import type { DeltaChange } from '../../src/protocol/change.ts'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { array, f32, f64, i32, map, optional, string, u64 } from '../../src/schema/field.ts'
import { createWorld, type World } from '../../src/world/world.ts'
import type { WorldOptions } from '../../src/world/world-options.ts'

export const schema = defineSchema({
  Position: { x: f32, y: f64 },
  Name: { value: string, nick: optional(string) },
  Bag: { items: array, tags: map, owner: u64, count: i32 },
})

/** A world at the end of tick 1, with entities from 1 up. */
export function sealedWorld(options: WorldOptions = {}, count = 3): World<typeof schema> {
  const world = createWorld(schema, options)
  for (let index = 0; index < count; index += 1) world.spawn({ Position: { x: index, y: 0 } })
  world.seal(1000)
  return world
}

/** Changes as short lines, without their values. */
export function outline(changes: readonly DeltaChange[] | undefined): string[] | undefined {
  return changes?.map((change) => {
    const component = 'componentId' in change ? ` ${change.componentId}` : ''
    const fields =
      change.type === 'fields_updated'
        ? ` ${change.fields.map(({ fieldId }) => fieldId).join()}`
        : ''
    return `${change.type} ${change.entityId}${component}${fields}`
  })
}
