import type { ReactNode } from 'react'
import { chooseTheme, type ThemeChoice, useThemeChoice } from '../host/use-theme.ts'
import { Icon } from './icons.tsx'
import { MenuButton } from './menu-button.tsx'
import { MenuItem } from './menu-item.tsx'

const themes: readonly { readonly id: ThemeChoice; readonly text: string }[] = [
  { id: 'system', text: 'As the system' },
  { id: 'dark', text: 'Dark' },
  { id: 'light', text: 'Light' },
]

export interface SettingsMenuProps {
  /** Whether the reader chooses the theme. */
  readonly hasThemes: boolean
  readonly onHelp: () => void
}

/** The theme, unless the page decides it, and the list of keys. */
export function SettingsMenu({ hasThemes, onHelp }: SettingsMenuProps): ReactNode {
  const choice = useThemeChoice()
  return (
    <MenuButton label="Settings" align="end" face={<Icon name="settings" />}>
      {() => (
        <>
          {hasThemes && (
            <>
              <div className="menu-title">Theme</div>
              {themes.map(({ id, text }) => (
                <MenuItem
                  key={id}
                  text={text}
                  isChosen={id === choice}
                  onChoose={() => chooseTheme(id)}
                />
              ))}
              <hr className="menu-rule" />
            </>
          )}
          <MenuItem text="Keys" aside="?" onChoose={onHelp} />
        </>
      )}
    </MenuButton>
  )
}
