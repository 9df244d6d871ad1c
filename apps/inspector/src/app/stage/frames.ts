const callbacks = new Set<(timeMs: number) => void>()
let frame: number | undefined

function draw(timeMs: number): void {
  frame = requestAnimationFrame(draw)
  for (const callback of callbacks) callback(timeMs)
}

/** Calls back with each frame that the page draws; the returned function stops that. */
export function onFrame(callback: (timeMs: number) => void): () => void {
  callbacks.add(callback)
  frame ??= requestAnimationFrame(draw)
  return () => {
    callbacks.delete(callback)
    if (callbacks.size > 0 || frame === undefined) return
    cancelAnimationFrame(frame)
    frame = undefined
  }
}
