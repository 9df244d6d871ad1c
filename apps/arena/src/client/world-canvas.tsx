import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import type { Game } from './game.ts'
import { useFrame, useLinkStatus } from './hooks.ts'
import { listenToKeys } from './input/keyboard.ts'
import { listenToPointer } from './input/pointer.ts'

/** The world itself. React mounts it; from then on the view draws it, frame by frame. */
export function WorldCanvas({ game }: { readonly game: Game }): ReactNode {
  const ref = useRef<HTMLCanvasElement>(null)
  const { state } = useLinkStatus()
  useEffect(() => {
    const canvas = ref.current
    if (!canvas) return
    const stops = [
      game.view.attach(canvas),
      listenToPointer(canvas, game),
      listenToKeys(game.controls, () => game.isPlaying()),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [game])
  useFrame((frame) => game.draw(frame))
  return (
    <canvas ref={ref} className="world" data-live={state === 'live'} data-testid="world">
      The arena
    </canvas>
  )
}
