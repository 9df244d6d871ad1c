import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { listenToMinimap } from '../input/minimap-pointer.ts'
import type { Game } from '../game.ts'

/** The whole map; a click walks there, or looks there while watching. */
export function MinimapPane({ game }: { readonly game: Game }): ReactNode {
  const ref = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const canvas = ref.current
    if (!canvas) return
    const detach = game.view.attachMinimap(canvas)
    const stop = listenToMinimap(canvas, game)
    return () => {
      stop()
      detach()
    }
  }, [game])
  return (
    <canvas ref={ref} className="minimap" data-testid="minimap">
      Map of the arena
    </canvas>
  )
}
