// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DevtoolsPanel } from '../../../src/panel/shell/devtools-panel.tsx'
import { PanelSessionStore } from '../../../src/panel/session-store.ts'
import { createSourceList } from '../../../src/source/source-list.ts'
import type { ThemeChoice } from '../../../src/panel/host/use-theme.ts'
import { FakeSource, messageEvent } from '../feed.ts'

const broken = vi.hoisted(() => ({ world: false, strip: false }))

vi.mock('../../../src/panel/world/world-tab.tsx', () => ({
  WorldTab: () => {
    if (broken.world) throw new Error('no world today')
    return <p>the world</p>
  },
}))

vi.mock('../../../src/panel/strip/strip.tsx', () => ({
  Strip: () => {
    if (broken.strip) throw new Error('no strip today')
    return null
  },
}))

beforeEach(() => {
  localStorage.clear()
  Object.assign(broken, { world: false, strip: false })
  vi.spyOn(console, 'error').mockReturnValue(undefined)
  // The test's DOM lays nothing out.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800)
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

interface Shown {
  readonly store: PanelSessionStore
  readonly source: FakeSource
  readonly panel: ShadowRoot
  press(key: string, options?: KeyboardEventInit): void
  button(name: string | RegExp): HTMLElement
}

async function shown(theme?: ThemeChoice): Promise<Shown> {
  const source = new FakeSource()
  const sources = createSourceList([source])
  const store = new PanelSessionStore(sources)
  render(
    <DevtoolsPanel sources={sources} session={store} {...(theme === undefined ? {} : { theme })} />,
  )
  await act(async () => undefined)
  const panel = document.querySelector('[data-tx2-link-devtools]')?.shadowRoot
  if (!panel) throw new Error('The panel is not there')
  return {
    store,
    source,
    panel,
    press: (key, options = {}) => {
      const target = panel.activeElement ?? panel.querySelector('.tab')
      if (target !== null) fireEvent.keyDown(target, { key, ...options })
    },
    button: (name) => {
      const found = [...panel.querySelectorAll<HTMLElement>('button')].find((button) => {
        const label = button.getAttribute('aria-label') ?? button.textContent ?? ''
        return typeof name === 'string' ? label === name : name.test(label)
      })
      if (found === undefined) throw new Error(`no button ${name}`)
      return found
    },
  }
}

describe('what throws in the panel', () => {
  it('stops its tab alone, which can be opened again', async () => {
    const { panel, press, button } = await shown()
    broken.world = true
    press('2')
    expect(panel.querySelector('[role=alert]')?.textContent).toMatch(/^World stopped.*no world/)
    press('1')
    expect(panel.querySelector('[role=grid]')).not.toBe(null)
    press('2')
    broken.world = false
    fireEvent.click(button('Reopen'))
    expect(panel.querySelector('.tab-body')?.textContent).toBe('the world')
  })

  it('stops the panel alone where it is no tab, and it can be opened again', async () => {
    broken.strip = true
    const { panel, button } = await shown()
    expect(panel.querySelector('[role=alert]')?.textContent).toMatch(/^The panel stopped.*no strip/)
    broken.strip = false
    fireEvent.click(button('Reopen'))
    expect(panel.querySelector('[role=tablist]')).not.toBe(null)
  })
})

describe('the list of keys', () => {
  it('lets nothing behind it act, wherever in it the focus is, and Escape closes it', async () => {
    const { store, panel, press } = await shown()
    press('?')
    const dialog = panel.querySelector<HTMLElement>('[role=dialog]')
    if (dialog === null) throw new Error('no dialog')
    act(() => dialog.focus())
    for (const key of ['2', '3', 'b']) fireEvent.keyDown(dialog, { key })
    fireEvent.keyDown(dialog, { key: 'e', ctrlKey: true })
    fireEvent.keyDown(dialog, { key: 'k', ctrlKey: true })
    expect([store.get().tab, store.get().isRecording]).toEqual(['messages', true])
    fireEvent.keyDown(dialog, { key: 'Tab' })
    expect(panel.activeElement?.getAttribute('aria-label')).toBe('Close keys')
    act(() => dialog.focus())
    fireEvent.keyDown(dialog, { key: 'Escape' })
    expect(panel.querySelector('[role=dialog]')).toBe(null)
  })
})

describe('Clear', () => {
  it.each(['the button', 'Ctrl+K'])(
    'by %s deselects, takes the brush away and follows again',
    async (way) => {
      const { store, source, press, button } = await shown()
      source.emit(messageEvent({ time: 1 }))
      act(() => {
        store.get().select(0)
        store.get().setRange({ from: 0, to: 1 })
      })
      if (way === 'Ctrl+K') press('k', { ctrlKey: true })
      else fireEvent.click(button('Clear'))
      const { selection, range, isLive, recorder } = store.get()
      expect([selection.index, range, isLive]).toEqual([undefined, undefined, true])
      expect(recorder.endIndex - recorder.firstIndex).toBe(0)
    },
  )
})

describe('the theme', () => {
  it('is the reader’s to choose where the page does not decide', async () => {
    const { panel, button } = await shown()
    fireEvent.click(button('Settings'))
    const light = [...panel.querySelectorAll<HTMLElement>('[role=menuitemradio]')].find(
      ({ textContent }) => textContent === 'Light',
    )
    if (light === undefined) throw new Error('no choice')
    fireEvent.click(light)
    expect(panel.host.getAttribute('data-theme')).toBe('light')
  })

  it('has no menu where the page decides', async () => {
    const { panel, button } = await shown('dark')
    fireEvent.click(button('Settings'))
    expect(panel.querySelector('[role=menu]')?.textContent).toBe('Keys?')
    expect(panel.host.getAttribute('data-theme')).toBe('dark')
  })
})

describe('the record button', () => {
  it('keeps its name and says by its state whether it records', async () => {
    const { store, source, button } = await shown()
    expect(button('Record').getAttribute('aria-pressed')).toBe('true')
    fireEvent.click(button('Record'))
    expect(button('Record').getAttribute('aria-pressed')).toBe('false')
    source.emit(messageEvent({ time: 1 }))
    expect([store.get().recorder.endIndex, store.get().recorder.unrecorded]).toEqual([0, 1])
  })
})
