import { recall, remember } from './remembered.ts'
import { Value } from './value.ts'

export type ThemeName = 'dark' | 'light'

export type ThemeChoice = ThemeName | 'system'

const KEY = 'theme'

/** What the reader chose. */
export const themeChoice = new Value<ThemeChoice>('system')

/** What is shown: the choice, or what the system prefers. It stands on the document element. */
export const theme = new Value<ThemeName>('dark')

export function chooseTheme(choice: ThemeChoice): void {
  remember(KEY, choice === 'system' ? undefined : choice)
  themeChoice.set(choice)
  resolve()
}

/** Shows the remembered theme and follows the system from now on. */
export function startTheme(): void {
  const known = recall(KEY)
  themeChoice.set(known === 'dark' || known === 'light' ? known : 'system')
  resolve()
  preference().addEventListener('change', resolve)
}

function resolve(): void {
  const choice = themeChoice.get()
  const shown = choice === 'system' ? (preference().matches ? 'light' : 'dark') : choice
  document.documentElement.dataset['theme'] = shown
  theme.set(shown)
}

function preference(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: light)')
}
