import { isDeepStrictEqual } from 'node:util'
import type { World } from '@tx2-link/core'
import { expect } from 'vitest'
import { canonicalWorld } from './canonical-world.ts'
import { runPeer } from './rust-peer.ts'

const LOOK_EVERY_MS = 50
/** A world in which nothing happens for so long, in ms, stays as it is. */
const GIVE_UP_AFTER_MS = 20_000

/** The world that Rust has after `--ticks` of a `serve` with these options, in its own words. */
export async function worldOfRust(program: string, args: readonly string[]): Promise<unknown> {
  const { output, errors, code } = await runPeer(program, ['world', ...args])
  expect([code, errors]).toEqual([0, ''])
  return JSON.parse(output)
}

/** Waits until a world is the one that Rust has; fails with where they differ. */
export async function becomes(world: World, expected: unknown): Promise<void> {
  const isEqual = (): boolean => isDeepStrictEqual(canonicalWorld(world.snapshot()), expected)
  let { tick } = world
  let changedAt = Date.now()
  while (!isEqual() && Date.now() - changedAt < GIVE_UP_AFTER_MS) {
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_EVERY_MS)
    })
    if (world.tick === tick) continue
    tick = world.tick
    changedAt = Date.now()
  }
  expect(canonicalWorld(world.snapshot())).toEqual(expected)
}
