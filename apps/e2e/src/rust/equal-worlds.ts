import { isDeepStrictEqual } from 'node:util'
import type { World } from '@tx2-link/core'
import { expect } from 'vitest'
import { canonicalWorld } from './canonical-world.ts'
import { runPeer } from './rust-peer.ts'

const LOOK_EVERY_MS = 50
const GIVE_UP_MS = 30_000

/** The world that Rust has after `--ticks` of a `serve` with these options, in its own words. */
export async function worldOfRust(program: string, args: readonly string[]): Promise<unknown> {
  const { output, errors, code } = await runPeer(program, ['world', ...args])
  expect([code, errors]).toEqual([0, ''])
  return JSON.parse(output)
}

/** Waits until a world is the one that Rust has; fails with where they differ. */
export async function becomes(world: World, expected: unknown): Promise<void> {
  const giveUpAt = Date.now() + GIVE_UP_MS
  const isEqual = (): boolean => isDeepStrictEqual(canonicalWorld(world.snapshot()), expected)
  while (!isEqual() && Date.now() < giveUpAt) {
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_EVERY_MS)
    })
  }
  expect(canonicalWorld(world.snapshot())).toEqual(expected)
}
