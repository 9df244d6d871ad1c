import type { ReactNode } from 'react'

export interface ToggleControlProps {
  readonly name: string
  readonly isOn: boolean
  readonly onChange: (value: boolean) => void
}

export function ToggleControl({ name, isOn, onChange }: ToggleControlProps): ReactNode {
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-label={name}
      aria-checked={isOn}
      title={isOn ? 'On' : 'Off'}
      onClick={() => onChange(!isOn)}
    >
      <span className="switch-thumb" />
    </button>
  )
}
