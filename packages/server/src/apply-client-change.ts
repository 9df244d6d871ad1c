import { LinkError, LinkErrorCode, RefusalCode, type Schema, type World } from '@tx2-link/core'
import type { ClientChange } from './client-change.ts'
import type { Refusal } from './refusal.ts'

/** Does to the world what a client said, once it was accepted; the refusal if the world cannot. */
export function applyClientChange<S extends Schema>(
  world: World<S>,
  change: ClientChange<S>,
): Refusal | undefined {
  try {
    apply(world, change)
    return undefined
  } catch (error) {
    if (!(error instanceof LinkError)) throw error
    const code =
      error.code === LinkErrorCode.unknownEntity
        ? RefusalCode.unknownEntity
        : RefusalCode.invalidValue
    return { code, text: error.message }
  }
}

/** Names and values are checked by the world as it writes, so a world of any schema will do. */
function apply(world: World, change: ClientChange): void {
  switch (change.type) {
    case 'spawn':
      // A client that comes back repeats its entities, which may be here still.
      if (!world.has(change.id)) world.spawn({}, { id: change.id })
      break
    case 'despawn':
      world.despawn(change.id)
      break
    case 'set':
      world.set(change.id, change.component, change.value)
      break
    case 'patch':
      world.patch(change.id, change.component, change.value)
      break
    case 'remove':
      world.remove(change.id, change.component)
      break
  }
}
