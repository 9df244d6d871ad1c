import { useSyncExternalStore } from 'react'
import type { ThemeName } from '../styles/use-token-colors.ts'
import { recall, remember } from './remembered.ts'

export type ThemeChoice = ThemeName | 'system'

const KEY = 'theme'
const listeners = new Set<() => void>()
let chosen: ThemeChoice | undefined

function choice(): ThemeChoice {
  chosen ??= readChoice()
  return chosen
}

function readChoice(): ThemeChoice {
  const value = recall(KEY)
  return value === 'dark' || value === 'light' ? value : 'system'
}

export function chooseTheme(next: ThemeChoice): void {
  chosen = next
  remember(KEY, next === 'system' ? undefined : next)
  for (const listener of listeners) listener()
}

/** What the reader chose in the settings. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, choice)
}

/** The theme to show: the one that the page decides, else the reader's choice, else the system's. */
export function useTheme(asked: ThemeChoice | undefined): ThemeName {
  const chosenTheme = useThemeChoice()
  const system = useSyncExternalStore(subscribeSystem, systemTheme)
  const wanted = asked === undefined || asked === 'system' ? chosenTheme : asked
  return wanted === 'system' ? system : wanted
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function systemTheme(): ThemeName {
  return matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
}

function subscribeSystem(listener: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: light)')
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
