import { type ReactNode, useId } from 'react'
import type { ArgValue, ChoiceArg } from '../../engine/args.ts'

export interface ChoiceControlProps {
  readonly name: string
  readonly spec: ChoiceArg
  readonly value: ArgValue
  readonly onChange: (value: ArgValue) => void
}

/** A few values beside each other, of which one is pressed. */
export function ChoiceControl({ name, spec, value, onChange }: ChoiceControlProps): ReactNode {
  const group = useId()
  return (
    <span className="segments" role="radiogroup" aria-label={name}>
      {spec.choices.map((choice) => (
        <label key={choice} data-on={choice === value ? '' : undefined}>
          <input
            type="radio"
            className="visually-hidden"
            name={group}
            checked={choice === value}
            onChange={() => onChange(choice)}
          />
          {choice}
        </label>
      ))}
    </span>
  )
}
