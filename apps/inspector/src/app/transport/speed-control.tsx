import type { ReactNode } from 'react'
import { RangeInput } from '../parts/range-input.tsx'
import { useInspector } from '../player/inspector.ts'
import { useValue } from '../state/use-value.ts'

/** From a quarter of real time to eight times it; each step of the slider doubles. */
const SPEEDS = [0.25, 0.5, 1, 2, 4, 8]

export function SpeedControl(): ReactNode {
  const { player } = useInspector()
  const speed = useValue(player.speed)
  return (
    <span className="speed">
      <RangeInput
        label="Speed"
        value={Math.max(0, SPEEDS.indexOf(speed))}
        min={0}
        max={SPEEDS.length - 1}
        step={1}
        valueText={`${speed} times real time`}
        onChange={(index) => player.setSpeed(SPEEDS[index] ?? 1)}
      />
      <output>{speed}×</output>
    </span>
  )
}
