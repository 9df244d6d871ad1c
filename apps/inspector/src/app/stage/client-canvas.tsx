import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
} from 'react'
import type { ClientName } from '../../engine/stage.ts'
import { useInspector } from '../player/inspector.ts'
import type { Played } from '../player/story-player.ts'
import { theme } from '../state/theme.ts'
import { useSample } from '../state/use-sample.ts'
import type { Camera } from './camera.ts'
import { ClientPainter } from './client-painter.ts'
import { onFrame } from './frames.ts'
import { readStageColors } from './stage-colors.ts'

const ZOOM_STEP = 1.25
const PAN_STEP = 32

/** Wheel units, in pixels, that double the size. */
const DOUBLING_WHEEL = 360

/** A pointer that moved farther than this, in pixels, has dragged and not pressed. */
const DRAG_BEGINS = 4

export interface ClientCanvasProps {
  readonly played: Played
  readonly name: ClientName
  readonly camera: Camera
}

/** One client's world beside the truth. React mounts it; from then on frames draw it. */
export function ClientCanvas({ played, name, camera }: ClientCanvasProps): ReactNode {
  const { selected } = useInspector()
  const { stage } = played.run
  const ref = useRef<HTMLCanvasElement>(null)
  const painter = useRef<ClientPainter | undefined>(undefined)
  const drag = useRef<{ x: number; y: number; hasMoved: boolean } | undefined>(undefined)
  const isLive = useSample(() => stage.clients[name].isLive)
  const selection = useSample(() => painter.current?.selectionText)
  const selectionId = useId()

  useEffect(() => {
    const canvas = ref.current
    const context = canvas?.getContext('2d', { alpha: false })
    if (!canvas || !context) return undefined
    const own = new ClientPainter(stage, name, camera, context)
    painter.current = own
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return
      const { width, height } = entry.contentRect
      own.resize({ width, height }, window.devicePixelRatio)
      // The browser has emptied it, and shows that before the next frame.
      own.draw(performance.now())
    })
    function wheeled(event: WheelEvent): void {
      event.preventDefault()
      const factor = 2 ** (-event.deltaY / DOUBLING_WHEEL)
      const { width, height } = own.size
      const [dx, dy] = [event.offsetX - width / 2, event.offsetY - height / 2]
      camera.zoomBy(factor, dx, dy, own.size, stage.extent)
    }
    const recolour = (): void => own.setColors(readStageColors(canvas))
    const reselect = (): void => own.select(selected.get())
    recolour()
    reselect()
    observer.observe(canvas)
    canvas.addEventListener('wheel', wheeled, { passive: false })
    const stops = [
      theme.subscribe(recolour),
      selected.subscribe(reselect),
      camera.view.subscribe(() => own.touch()),
      onFrame((timeMs) => own.draw(timeMs)),
    ]
    return () => {
      observer.disconnect()
      canvas.removeEventListener('wheel', wheeled)
      for (const stop of stops) stop()
      painter.current = undefined
    }
  }, [stage, name, camera, selected])

  function moved(event: PointerEvent): void {
    const from = drag.current
    const own = painter.current
    if (from === undefined || own === undefined) return
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    if (!from.hasMoved && Math.hypot(dx, dy) < DRAG_BEGINS) return
    camera.panBy(dx, dy, own.size, stage.extent)
    drag.current = { x: event.clientX, y: event.clientY, hasMoved: true }
  }

  function released({ nativeEvent: { offsetX, offsetY } }: PointerEvent): void {
    if (drag.current?.hasMoved === false) selected.set(painter.current?.entityAt(offsetX, offsetY))
    drag.current = undefined
  }

  function pressed(event: KeyboardEvent): void {
    const own = painter.current
    if (own === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const { size } = own
    if (event.key === '+' || event.key === '=') camera.zoomBy(ZOOM_STEP, 0, 0, size, stage.extent)
    else if (event.key === '-') camera.zoomBy(1 / ZOOM_STEP, 0, 0, size, stage.extent)
    else if (event.key === '0') camera.reset()
    else if (event.key === 'n') selected.set(own.neighbour(1))
    else if (event.key === 'p') selected.set(own.neighbour(-1))
    else if (event.key === 'Escape') selected.set(undefined)
    else if (event.key === 'ArrowLeft') camera.panBy(PAN_STEP, 0, size, stage.extent)
    else if (event.key === 'ArrowRight') camera.panBy(-PAN_STEP, 0, size, stage.extent)
    else if (event.key === 'ArrowUp') camera.panBy(0, PAN_STEP, size, stage.extent)
    else if (event.key === 'ArrowDown') camera.panBy(0, -PAN_STEP, size, stage.extent)
    else return
    event.preventDefault()
  }

  return (
    <>
      <canvas
        ref={ref}
        className="client-canvas"
        data-live={isLive}
        aria-label={`World of client ${name}`}
        aria-describedby={selectionId}
        tabIndex={0}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          drag.current = { x: event.clientX, y: event.clientY, hasMoved: false }
        }}
        onPointerMove={moved}
        onPointerUp={released}
        onPointerCancel={() => {
          drag.current = undefined
        }}
        onDoubleClick={() => camera.reset()}
        onKeyDown={pressed}
      >
        The world of client {name}, over the server’s truth
      </canvas>
      <p id={selectionId} className="visually-hidden">
        {selection === undefined ? 'No entity is selected' : `Selected: entity ${selection}`}
      </p>
    </>
  )
}
