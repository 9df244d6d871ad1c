import { arenaMap } from '../../game/map.ts'
import type { Game } from '../game.ts'

/** A click on the minimap walks there, or looks there while watching; returns how to stop. */
export function listenToMinimap(canvas: HTMLCanvasElement, game: Game): () => void {
  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || canvas.clientWidth === 0) return
    const scale = arenaMap.width / canvas.clientWidth
    const x = event.offsetX * scale
    const y = event.offsetY * scale
    if (game.isPlaying()) {
      game.controls.walkTo(x, y)
    } else {
      game.view.camera.lookAt(x, y)
      game.view.spectator.yield(performance.now())
    }
  }
  canvas.addEventListener('pointerdown', onDown)
  return () => canvas.removeEventListener('pointerdown', onDown)
}
