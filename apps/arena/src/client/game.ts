import type { Link } from '@tx2-link/core'
import { replicaOf } from '@tx2-link/react/store'
import { arenaMap } from '../game/map.ts'
import type { ArenaSchema } from '../game/schema.ts'
import { ticksPerSecond } from '../game/tuning.ts'
import type { Avatar } from './avatar.ts'
import { gameTick } from './game-tick.ts'
import { Controls } from './input/controls.ts'
import { GameView } from './view/game-view.ts'

/** What lies beside React: the view that draws each frame, and the controls that write. */
export interface Game {
  readonly view: GameView
  readonly controls: Controls
  isPlaying(): boolean
  /** Keeps the view's scene at what the replica says; the returned function stops. */
  follow(link: Link<ArenaSchema>): () => void
}

export function createGame(avatar: Avatar): Game {
  const controls = new Controls(avatar)
  const view = new GameView({
    map: arenaMap,
    ownId: () => avatar.state.get().id,
    moveTarget: () => controls.target,
    onOwnAt: (x, y) => controls.isAt(x, y),
  })
  return {
    view,
    controls,
    isPlaying: () => avatar.state.get().role === 'playing',
    follow: (link) => followReplica(link, view, avatar, controls),
  }
}

function followReplica(
  link: Link<ArenaSchema>,
  view: GameView,
  avatar: Avatar,
  controls: Controls,
): () => void {
  const store = replicaOf(link)
  let revision = -1
  const read = (): void => {
    const state = store.getState()
    if (state.revision === revision) return
    revision = state.revision
    const { world } = state
    const tick = gameTick(world)
    const own = avatar.state.get().id
    // Whoever was killed begins anew, also with where to go.
    if (own !== undefined && world.has(own, 'Fallen')) controls.halt()
    view.scene.read(world, tick, (tick * 1_000) / ticksPerSecond, performance.now())
  }
  read()
  return store.subscribe(read)
}
