import type { ReactNode } from 'react'
import { wholeShare } from '../format.ts'
import { useValue } from '../state/use-value.ts'
import type { Camera } from './camera.ts'

const STEP = 1.25

/** The middle stays the middle: what size the canvas has does not matter. */
const ANY_SIZE = { width: 1, height: 1 }

export function ZoomButtons({ camera }: { readonly camera: Camera }): ReactNode {
  const { zoom } = useValue(camera.view)
  return (
    <fieldset className="zoom" aria-label="Zoom">
      <button
        type="button"
        aria-label="Zoom out"
        onClick={() => camera.zoomBy(1 / STEP, 0, 0, ANY_SIZE, 1)}
      >
        −
      </button>
      <button type="button" title="Show all" onClick={() => camera.reset()}>
        {wholeShare(zoom)}
      </button>
      <button
        type="button"
        aria-label="Zoom in"
        onClick={() => camera.zoomBy(STEP, 0, 0, ANY_SIZE, 1)}
      >
        +
      </button>
    </fieldset>
  )
}
