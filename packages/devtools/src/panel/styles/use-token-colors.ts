import { type Context, createContext, useContext } from 'react'

export type ThemeName = 'dark' | 'light'

/** Reads a colour token as a plain value for a canvas: `colors('--sent-fill')`. */
export type TokenColors = (token: string) => string

export const TokenColorsContext: Context<TokenColors> = createContext<TokenColors>(
  () => 'transparent',
)

/** The reader of colour tokens; another function when the theme changes, so depend on it to redraw. */
export function useTokenColors(): TokenColors {
  return useContext(TokenColorsContext)
}

const read = new WeakMap<Element, Map<ThemeName, Map<string, string>>>()

/** Each value is read from the element's computed style once a theme, since that is slow. */
export function createTokenColors(element: Element, theme: ThemeName): TokenColors {
  const values = valuesOf(element, theme)
  return (token) => {
    let value = values.get(token)
    if (value === undefined) {
      value = getComputedStyle(element).getPropertyValue(token).trim() || 'transparent'
      values.set(token, value)
    }
    return value
  }
}

function valuesOf(element: Element, theme: ThemeName): Map<string, string> {
  const themes = read.get(element) ?? new Map<ThemeName, Map<string, string>>()
  read.set(element, themes)
  const values = themes.get(theme) ?? new Map<string, string>()
  themes.set(theme, values)
  return values
}
