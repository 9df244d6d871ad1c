import type { ReactNode } from 'react'
import type { ArgValue, SeedArg, TextArg } from '../../engine/args.ts'
import { whyNot } from '../../engine/check-args.ts'
import { parseNumber } from './number-text.ts'
import { ValueBox } from './value-box.tsx'

export interface TextControlProps {
  readonly name: string
  readonly spec: TextArg | SeedArg
  readonly value: ArgValue
  readonly onChange: (value: ArgValue) => void
}

/** A text, or the number that all chances of a run follow from. */
export function TextControl({ name, spec, value, onChange }: TextControlProps): ReactNode {
  const valueOf = (text: string): ArgValue => (spec.kind === 'seed' ? parseNumber(text) : text)
  return (
    <ValueBox
      label={name}
      text={String(value)}
      whyNot={(text) => whyNot(spec, valueOf(text))}
      onCommit={(text) => onChange(valueOf(text))}
      isMono={spec.kind === 'seed'}
    />
  )
}
