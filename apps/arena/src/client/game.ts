import type { Frame, WorldView } from '@tx2-link/react/store'
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
  /** Reads the world if it is another one and draws a frame of the display. */
  draw(frame: Frame<ArenaSchema>): void
}

export function createGame(avatar: Avatar): Game {
  const controls = new Controls(avatar)
  const view = new GameView({
    map: arenaMap,
    ownId: () => avatar.state.get().id,
    moveTarget: () => controls.target,
    onOwnAt: (x, y) => controls.isAt(x, y),
  })
  let drawn: WorldView<ArenaSchema> | undefined
  let revision = -1
  const read = (world: WorldView<ArenaSchema>, nowMs: number): void => {
    const tick = gameTick(world)
    const own = avatar.state.get().id
    // Whoever was killed begins anew, also with where to go.
    if (own !== undefined && world.has(own, 'Fallen')) controls.halt()
    view.scene.read(world, tick, (tick * 1_000) / ticksPerSecond, nowMs)
  }
  return {
    view,
    controls,
    isPlaying: () => avatar.state.get().role === 'playing',
    draw: (frame) => {
      if (frame.world !== drawn || frame.revision !== revision) {
        drawn = frame.world
        revision = frame.revision
        read(frame.world, frame.nowMs)
      }
      view.paint(frame.nowMs)
    },
  }
}
