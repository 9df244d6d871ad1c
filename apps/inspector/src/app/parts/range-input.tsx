import type { CSSProperties, ReactNode } from 'react'

export interface RangeInputProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
  readonly valueText?: string
  readonly onChange: (value: number) => void
}

/** A slider whose track is filled up to its thumb. */
export function RangeInput(props: RangeInputProps): ReactNode {
  const { label, value, min, max, step, valueText, onChange } = props
  const share = max === min ? 0 : Math.min(1, Math.max(0, (value - min) / (max - min)))
  const style: CSSProperties & Record<'--share', number> = { '--share': share }
  return (
    <input
      type="range"
      className="range"
      style={style}
      aria-label={label}
      aria-valuetext={valueText}
      value={value}
      min={min}
      max={max}
      step={step}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    />
  )
}
