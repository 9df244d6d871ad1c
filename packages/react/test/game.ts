import {
  array,
  bool,
  defineSchema,
  f32,
  optional,
  string,
  u16,
  u64,
  type World,
} from '@tx2-link/core'
import { createReplicaStore } from '../src/store/create-replica-store.ts'
import type { ReplicaStore, ReplicaStoreOptions } from '../src/store/replica-store.ts'
import type { WorldView } from '../src/store/world-view.ts'
import { FakeLink } from './fake-link.ts'
import { createManualFrames, type ManualFrames } from './manual-frames.ts'

export const schema = defineSchema({
  Position: { x: f32, y: f32 },
  Health: { current: u16, max: u16 },
  Name: { value: string, title: optional(string) },
  Bag: { items: array, gold: u64, open: bool },
})

export type GameSchema = typeof schema

/** A fake link with its store, and frames drawn by hand. */
export interface Game {
  readonly link: FakeLink<GameSchema>
  readonly server: World<GameSchema>
  readonly frames: ManualFrames
  readonly store: ReplicaStore<GameSchema>
  readonly world: WorldView<GameSchema>
  /** What the server wrote arrives and is published in one frame. */
  frame(): void
}

export function createGame(options: ReplicaStoreOptions = {}): Game {
  const link = new FakeLink(schema)
  const frames = createManualFrames()
  const store = createReplicaStore(link, { scheduler: frames.schedule, ...options })
  return {
    link,
    server: link.server,
    frames,
    store,
    world: store.getState().world,
    frame: () => {
      link.deliver()
      frames.draw()
    },
  }
}
