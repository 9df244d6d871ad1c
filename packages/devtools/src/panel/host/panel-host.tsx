import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { panelStyles } from '../styles/panel-styles.ts'
import {
  createTokenColors,
  type ThemeName,
  TokenColorsContext,
} from '../styles/use-token-colors.ts'
import { adoptStyles } from './style-sheet.ts'

export interface PanelHostProps {
  /** Of a panel docked at the window's bottom, in CSS pixels; one without fills its element. */
  readonly height: number | undefined
  readonly theme: ThemeName
  /** For pages whose Content-Security-Policy wants one on style elements. */
  readonly nonce?: string
  readonly children: ReactNode
}

const KEY_EVENTS = ['keydown', 'keyup', 'keypress'] as const

interface Mounted {
  readonly root: Root
  readonly element: HTMLElement
}

/**
 * The panel's open shadow root, with a React root of its own: neither styles nor React events of
 * panel and page meet, an error in the panel leaves the page alone, and what is typed in it never
 * reaches the game's keyboard.
 */
export function PanelHost({ height, theme, nonce, children }: PanelHostProps): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  const [mounted, setMounted] = useState<Mounted>()

  useLayoutEffect(() => {
    const element = host.current
    if (element === null) return undefined
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    adoptStyles(shadow, panelStyles, nonce)
    const mount = document.createElement('div')
    mount.className = 'mount'
    shadow.append(mount)
    const root = createRoot(mount)
    setMounted({ root, element })
    for (const type of KEY_EVENTS) element.addEventListener(type, stop)
    return () => {
      for (const type of KEY_EVENTS) element.removeEventListener(type, stop)
      // React refuses to unmount one root while it renders another.
      queueMicrotask(() => {
        root.unmount()
        mount.remove()
      })
    }
  }, [nonce])

  useLayoutEffect(() => {
    host.current?.style.setProperty('--panel-height', height === undefined ? '100%' : `${height}px`)
  }, [height])

  const colors = useMemo(
    () => (mounted === undefined ? undefined : createTokenColors(mounted.element, theme)),
    [mounted, theme],
  )
  useEffect(() => {
    if (mounted === undefined || colors === undefined) return
    mounted.root.render(<TokenColorsContext value={colors}>{children}</TokenColorsContext>)
  }, [mounted, colors, children])

  return (
    <div
      ref={host}
      data-theme={theme}
      data-layout={height === undefined ? 'fill' : 'docked'}
      data-tx2-link-devtools=""
    />
  )
}

function stop(event: Event): void {
  event.stopPropagation()
}
