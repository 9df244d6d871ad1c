import type { Game } from '../game.ts'

/** While the button is held the goal moves with the pointer, this often. */
const walkEveryMs = 100
/** Firefox counts wheels in lines. */
const pixelsPerLine = 16

/** Click and hold to walk, drag to look around while watching, wheel to zoom; returns how to stop. */
export function listenToPointer(canvas: HTMLCanvasElement, game: Game): () => void {
  const { camera, spectator } = game.view
  let held: { x: number; y: number } | undefined
  let timer: ReturnType<typeof setInterval> | undefined

  const walk = (): void => {
    if (held) game.controls.walkTo(camera.toWorldX(held.x), camera.toWorldY(held.y))
  }
  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || !event.isPrimary) return
    canvas.setPointerCapture(event.pointerId)
    held = { x: event.offsetX, y: event.offsetY }
    if (!game.isPlaying()) return
    walk()
    timer ??= setInterval(walk, walkEveryMs)
  }
  const onMove = (event: PointerEvent): void => {
    if (!held || !event.isPrimary) return
    if (!game.isPlaying()) {
      const dx = (event.offsetX - held.x) / camera.zoom
      const dy = (event.offsetY - held.y) / camera.zoom
      camera.lookAt(camera.x - dx, camera.y - dy)
      spectator.yield(performance.now())
    }
    held = { x: event.offsetX, y: event.offsetY }
  }
  const onUp = (): void => {
    held = undefined
    clearInterval(timer)
    timer = undefined
  }
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault()
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? pixelsPerLine : 1
    const [x, y] = game.isPlaying()
      ? [camera.width / 2, camera.height / 2]
      : [event.offsetX, event.offsetY]
    camera.zoomBy(event.deltaY * lines, x, y)
    spectator.yield(performance.now())
  }

  canvas.addEventListener('pointerdown', onDown)
  canvas.addEventListener('pointermove', onMove)
  canvas.addEventListener('pointerup', onUp)
  canvas.addEventListener('pointercancel', onUp)
  canvas.addEventListener('wheel', onWheel, { passive: false })
  return () => {
    onUp()
    canvas.removeEventListener('pointerdown', onDown)
    canvas.removeEventListener('pointermove', onMove)
    canvas.removeEventListener('pointerup', onUp)
    canvas.removeEventListener('pointercancel', onUp)
    canvas.removeEventListener('wheel', onWheel)
  }
}
