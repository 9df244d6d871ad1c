import type { Transport } from '@tx2-link/core'
import { createRandom } from '@tx2-link/core/testing'
import { LinkServer } from '@tx2-link/server/link-server'
import { createMovingWorld, moveWorld } from '../../../packages/core/test/transport/moving-world.ts'
import { canonical } from '../../../packages/core/test/world/canonical.ts'

const TICKS_PER_SECOND = 50
const MOVING_TICKS = 60

/** A world that a page or worker serves: it moves for a while once somebody is there, and then stands still. */
export interface HostedWorld {
  admit(transport: Transport): void
  /** The world as text, once it stands still; undefined while it moves. */
  finalText(): string | undefined
  /** How many are connected, and with which codes those who are gone closed. */
  peers(): { readonly now: number; readonly left: readonly number[] }
}

export function hostWorld(): HostedWorld {
  const world = createMovingWorld(50)
  const random = createRandom(3)
  const left: number[] = []
  let moved = 0
  const links = new LinkServer(world, {
    tickRate: TICKS_PER_SECOND,
    accept: () => true,
    onLeave: (_, reason) => left.push(reason.code),
    onTick: () => {
      if (links.peers.length === 0 || moved === MOVING_TICKS) return
      moved += 1
      moveWorld(world, random)
    },
  })
  return {
    admit: (transport) => links.admit(transport),
    finalText: () =>
      moved < MOVING_TICKS || world.isTouched ? undefined : canonical(world.snapshot()),
    peers: () => ({ now: links.peers.length, left }),
  }
}
