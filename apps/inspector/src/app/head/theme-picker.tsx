import type { ReactNode } from 'react'
import { type ThemeChoice, chooseTheme, themeChoice } from '../state/theme.ts'
import { useValue } from '../state/use-value.ts'
import { Icon } from '../parts/icon.tsx'

const CHOICES: readonly { readonly choice: ThemeChoice; readonly label: string }[] = [
  { choice: 'system', label: 'System' },
  { choice: 'light', label: 'Light' },
  { choice: 'dark', label: 'Dark' },
]

export function ThemePicker(): ReactNode {
  const choice = useValue(themeChoice)
  return (
    <label className="icon-select" title="Theme">
      <Icon name="theme" />
      <span className="visually-hidden">Theme</span>
      <select
        value={choice}
        onChange={({ currentTarget: { value } }) => {
          const chosen = CHOICES.find((known) => known.choice === value)
          if (chosen !== undefined) chooseTheme(chosen.choice)
        }}
      >
        {CHOICES.map((known) => (
          <option key={known.choice} value={known.choice}>
            {known.label}
          </option>
        ))}
      </select>
    </label>
  )
}
