import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { siByteRate } from '../format.ts'
import { useTokenColors } from '../styles/use-token-colors.ts'
import { drawStrip, type StripPicture, stripScales } from './draw-strip.ts'
import { BIN_MS } from './strip-bins.ts'

export interface StripCanvasProps {
  readonly picture: Omit<StripPicture, 'colors'>
}

/** The strip's lanes as one canvas, in the device's own pixels. */
export function StripCanvas({ picture }: StripCanvasProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null)
  const colors = useTokenColors()
  const { axis, lanes, bins } = picture
  const scales = stripScales(bins, axis)

  useLayoutEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d') ?? null
    if (element === null || context === null || axis.width === 0) return
    const ratio = window.devicePixelRatio || 1
    const width = Math.round(axis.width * ratio)
    const height = Math.round(lanes.height * ratio)
    if (element.width !== width || element.height !== height) {
      element.width = width
      element.height = height
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    drawStrip(context, { ...picture, colors }, scales)
  })

  const perSecond = 1000 / BIN_MS
  return (
    <>
      <canvas
        ref={canvas}
        className="strip-canvas"
        style={{ width: axis.width, height: lanes.height }}
        aria-hidden="true"
      />
      {lanes.times !== undefined && (scales.bytesOut.peak > 0 || scales.bytesIn.peak > 0) && (
        <span className="strip-peak">
          peak {siByteRate(scales.bytesOut.peak * perSecond)} sent,{' '}
          {siByteRate(scales.bytesIn.peak * perSecond)} received
        </span>
      )}
    </>
  )
}
