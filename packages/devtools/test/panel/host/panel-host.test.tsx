import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { PanelHost } from '../../../src/panel/host/panel-host.tsx'

afterEach(cleanup)

async function mounted(): Promise<{ host: Element; shadow: ShadowRoot; input: HTMLInputElement }> {
  render(
    <StrictMode>
      <button type="button" onKeyDown={pageKey}>
        <PanelHost height={undefined} theme="light">
          <input aria-label="typed" />
        </PanelHost>
      </button>
    </StrictMode>,
  )
  await act(async () => undefined)
  const host = document.querySelector('[data-tx2-link-devtools]')
  const shadow = host?.shadowRoot
  const input = shadow?.querySelector('input')
  if (!host || !shadow || !input) throw new Error('The panel is not there')
  return { host, shadow, input }
}

const pageKey = vi.fn()

describe('the panel’s host', () => {
  it('keeps its content in an open shadow root, once', async () => {
    const { shadow } = await mounted()
    expect(shadow.mode).toBe('open')
    expect(shadow.querySelectorAll('input')).toHaveLength(1)
    expect(document.querySelector('input')).toBeNull()
  })

  it('lets no key reach the page, neither as an event nor through React', async () => {
    const { input } = await mounted()
    const onWindow = vi.fn()
    for (const type of ['keydown', 'keyup', 'keypress']) window.addEventListener(type, onWindow)
    fireEvent.keyDown(input, { key: 'w', composed: true })
    fireEvent.keyUp(input, { key: 'w', composed: true })
    fireEvent.keyPress(input, { key: 'w', composed: true })
    for (const type of ['keydown', 'keyup', 'keypress']) window.removeEventListener(type, onWindow)
    expect(onWindow).not.toHaveBeenCalled()
    expect(pageKey).not.toHaveBeenCalled()
  })

  it('says its theme as an attribute, for its tokens', async () => {
    const { host } = await mounted()
    expect(host.getAttribute('data-theme')).toBe('light')
  })

  it('goes with everything in it', async () => {
    const { shadow } = await mounted()
    cleanup()
    await act(async () => undefined)
    expect(shadow.querySelector('input')).toBeNull()
  })
})
