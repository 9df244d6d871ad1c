import type { ReactNode } from 'react'
import { barStyle } from './bar-style.ts'

const segments = 10

interface HealthSegmentsProps {
  readonly current: number
  readonly max: number
}

/** Health as ten boxes, of which the last one may be filled in part. */
export function HealthSegments({ current, max }: HealthSegmentsProps): ReactNode {
  const filled = (current / Math.max(1, max)) * segments
  return (
    <>
      <meter className="visually-hidden" aria-label="Health" max={max} value={current} />
      <div className="health-segments" aria-hidden="true">
        {Array.from({ length: segments }, (_, index) => (
          <span key={index} className="health-segment" style={barStyle(filled - index)} />
        ))}
      </div>
    </>
  )
}
