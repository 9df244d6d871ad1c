import type { EntityId, Schema } from '@tx2-link/core'

/** Entities that a fingerprint covers at the most; of more, others with each tick. */
const MAX_ENTITIES = 500

/** What a fingerprint is taken of: a server's world, or a replica of it. */
export interface Fingerprinted {
  readonly size: number
  ids(): Iterable<EntityId>
  read(id: EntityId, component: string, field: string): unknown
}

/**
 * A number that two worlds of a tick share if they say the same, whatever the order of their
 * entities, and hardly ever else. `timestamp` is the tick's; it chooses which entities are covered
 * where there are too many.
 */
export function fingerprintOf(
  { components }: Schema,
  world: Fingerprinted,
  timestamp: number,
): number {
  const stride = Math.max(1, Math.ceil(world.size / MAX_ENTITIES))
  const turn = timestamp % stride
  let sum = world.size
  for (const id of world.ids()) {
    if (id % stride !== turn) continue
    let hash = mixed(0, id)
    for (const [name, { fields }] of components) {
      for (const field of fields) hash = mixedWith(hash, world.read(id, name, field.id))
    }
    sum = (sum + hash) | 0
  }
  return sum
}

const float = new Float64Array(1)
const words = new Uint32Array(float.buffer)

function mixedWith(hash: number, value: unknown): number {
  if (typeof value === 'number') {
    float[0] = value
    return mixed(mixed(hash, words[0] ?? 0), words[1] ?? 0)
  }
  const text = String(value)
  let next = mixed(hash, text.length)
  for (let at = 0; at < text.length; at += 1) next = mixed(next, text.charCodeAt(at))
  return next
}

/** A round of murmur3: close values lie far apart afterwards. */
function mixed(hash: number, word: number): number {
  let scrambled = Math.imul(word, 0xcc9e2d51)
  scrambled = Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593)
  const next = hash ^ scrambled
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0
}
