import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { type Size, useSize } from '../shell/use-size.ts'
import { type TokenColors, useTokenColors } from '../styles/use-token-colors.ts'

export interface PlotProps {
  /** What it shows now, in words: all that a screen reader has of it. */
  readonly summary: string
  /** Draws within `size`, in CSS pixels, on a cleared canvas. */
  readonly draw: (context: CanvasRenderingContext2D, size: Size, colors: TokenColors) => void
  /** A click, at this many pixels from the left. */
  readonly onPick?: (x: number) => void
}

/** A canvas as large as the room it is given, drawn anew with each render of its owner. */
export function Plot({ summary, draw, onPick }: PlotProps): ReactNode {
  const [box, size] = useSize()
  const canvas = useRef<HTMLCanvasElement>(null)
  const colors = useTokenColors()

  useLayoutEffect(() => {
    const context = canvas.current === null ? null : prepare(canvas.current, size)
    if (context !== null) draw(context, size, colors)
  })

  usePick(canvas, onPick)

  return (
    <div className="plot" ref={box}>
      <canvas ref={canvas} role="img" aria-label={summary} />
    </div>
  )
}

function prepare(canvas: HTMLCanvasElement, size: Size): CanvasRenderingContext2D | null {
  if (size.width === 0 || size.height === 0) return null
  const ratio = globalThis.devicePixelRatio || 1
  const width = Math.round(size.width * ratio)
  const height = Math.round(size.height * ratio)
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  const context = canvas.getContext('2d')
  context?.setTransform(ratio, 0, 0, ratio, 0, 0)
  context?.clearRect(0, 0, size.width, size.height)
  return context
}

/** A click is the short way only: what it selects is reached by keyboard in the lists. */
function usePick(
  canvas: RefObject<HTMLCanvasElement | null>,
  onPick: ((x: number) => void) | undefined,
): void {
  const latest = useRef(onPick)
  useLayoutEffect(() => {
    latest.current = onPick
  })
  useEffect(() => {
    const element = canvas.current
    if (element === null) return undefined
    const pick = (event: MouseEvent): void => {
      latest.current?.(event.clientX - element.getBoundingClientRect().left)
    }
    element.addEventListener('click', pick)
    return () => element.removeEventListener('click', pick)
  }, [canvas])
}
