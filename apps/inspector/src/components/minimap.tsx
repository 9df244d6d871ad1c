import { type KeyboardEvent, type ReactNode, memo, useRef, useState } from 'react'
import type { Selection } from '../engine/component-show.ts'
import { useFrame } from './hooks.ts'
import { MapPainter } from './map-painter.ts'
import { useRenderCount } from './render-count.ts'

export interface MinimapProps {
  /** Read in each frame: another selection is drawn and renders nothing. */
  readonly selection: Selection
  /** The world reaches so far up and down from the middle, in units. */
  readonly extent: number
}

/** Faster is not seen on a map of this size. */
const HZ = 20

/** Everybody from above, on a canvas: renders once, however many there are and move. */
export const Minimap = memo(function Minimap({ selection, extent }: MinimapProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [painter] = useState(() => new MapPainter(extent))
  useRenderCount('map')
  useFrame(
    ({ world, revision }) => {
      if (canvas.current !== null) painter.draw(canvas.current, world, revision, selection.get())
    },
    { hz: HZ },
  )

  function pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'n') selection.set(painter.neighbour(selection.get(), 1))
    else if (event.key === 'p') selection.set(painter.neighbour(selection.get(), -1))
    else if (event.key === 'Escape') selection.set(undefined)
    else return
    event.preventDefault()
  }

  return (
    <canvas
      ref={canvas}
      className="minimap"
      aria-label="Map"
      tabIndex={0}
      onClick={({ nativeEvent: { offsetX, offsetY } }) =>
        selection.set(painter.nearest(offsetX, offsetY))
      }
      onKeyDown={pressed}
    >
      Everybody from above
    </canvas>
  )
})
