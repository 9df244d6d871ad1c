import type { ReactNode } from 'react'
import type { NumberArg } from '../../engine/args.ts'
import { whyNot } from '../../engine/check-args.ts'
import { RangeInput } from '../parts/range-input.tsx'
import { nudged, numberText, parseNumber } from './number-text.ts'
import { ValueBox } from './value-box.tsx'

export interface NumberControlProps {
  readonly name: string
  readonly spec: NumberArg
  readonly value: number
  readonly onChange: (value: number) => void
}

export function NumberControl({ name, spec, value, onChange }: NumberControlProps): ReactNode {
  const { min, max, step, unit } = spec
  return (
    <>
      <RangeInput
        label={name}
        value={value}
        min={min}
        max={max}
        step={step}
        {...(unit === undefined ? {} : { valueText: `${value} ${unit}` })}
        onChange={onChange}
      />
      <ValueBox
        label={`${name}, value`}
        text={numberText(value)}
        unit={unit}
        whyNot={(text) => whyNot(spec, parseNumber(text))}
        onCommit={(text) => onChange(parseNumber(text))}
        onNudge={(steps) => onChange(nudged(spec, value, steps))}
      />
    </>
  )
}
