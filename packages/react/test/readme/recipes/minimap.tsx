import { useRef } from 'react'
import { useFrame } from './hooks.ts'

const dots = { all: ['Position'] } as const

/** All entities ten times a second: one component, no object for any of them, no render. */
export function Minimap({ scale }: { scale: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawn = useRef(-1)
  useFrame(
    ({ world, revision }) => {
      const context = canvas.current?.getContext('2d')
      if (!context || drawn.current === revision) return
      drawn.current = revision
      context.clearRect(0, 0, context.canvas.width, context.canvas.height)
      for (const id of world.query(dots)) {
        const x = world.field(id, 'Position', 'x') ?? 0
        const y = world.field(id, 'Position', 'y') ?? 0
        context.fillRect(x * scale - 1, y * scale - 1, 2, 2)
      }
    },
    { hz: 10 },
  )
  return <canvas ref={canvas} />
}
