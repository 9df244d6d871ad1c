import type { ReactNode } from 'react'
import type { ArgSpec, ArgValue } from '../../engine/args.ts'
import { ChoiceControl } from './choice-control.tsx'
import { NumberControl } from './number-control.tsx'
import { numberText } from './number-text.ts'
import { TextControl } from './text-control.tsx'
import { ToggleControl } from './toggle-control.tsx'

export interface ControlRowProps {
  readonly name: string
  readonly spec: ArgSpec
  readonly value: ArgValue
  readonly isChanged: boolean
  readonly onChange: (value: ArgValue) => void
}

/** The control that an arg's kind asks for, beside its name. */
export function ControlRow(props: ControlRowProps): ReactNode {
  const { name, spec, isChanged } = props
  return (
    <div className="control-row">
      <span className="control-name" title={nameTitle(props)}>
        {name}
        {spec.kind === 'number' && spec.isLive === true && (
          <span className="control-live">live</span>
        )}
        {isChanged && (
          <span className="changed">
            <span className="visually-hidden">, changed</span>
          </span>
        )}
      </span>
      <Control {...props} />
    </div>
  )
}

function Control({ name, spec, value, onChange }: ControlRowProps): ReactNode {
  switch (spec.kind) {
    case 'number':
      return <NumberControl name={name} spec={spec} value={Number(value)} onChange={onChange} />
    case 'choice':
      return <ChoiceControl name={name} spec={spec} value={value} onChange={onChange} />
    case 'toggle':
      return <ToggleControl name={name} isOn={value === true} onChange={onChange} />
    case 'text':
    case 'seed':
      return <TextControl name={name} spec={spec} value={value} onChange={onChange} />
  }
}

function nameTitle({ name, spec }: ControlRowProps): string {
  const isNumber = spec.kind === 'number'
  const unit = isNumber && spec.unit !== undefined ? `, ${spec.unit}` : ''
  const turns = isNumber && spec.isLive === true ? ', turned while the story runs' : ''
  return `${name}${unit}; ${isNumber ? numberText(spec.default) : spec.default} by default${turns}`
}
