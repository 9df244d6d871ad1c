// @vitest-environment happy-dom
import { connect, defineSchema, f32, MemoryTransport } from '@tx2-link/core'
import { LinkProvider } from '@tx2-link/react'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPanel } from '../../../src/panel/host/open-state.ts'
import { LinkDevtools } from '../../../src/production.ts'

const chunk = vi.hoisted(() => ({ isThere: false }))

vi.mock('../../../src/panel/host/docked-panel.tsx', () => ({
  get DockedPanel() {
    if (!chunk.isThere) throw new Error('the chunk is gone')
    return () => <p>the panel</p>
  },
}))

const link = connect('memory://test', {
  schema: defineSchema({ Position: { x: f32 } }),
  transport: () => MemoryTransport.createPair()[0],
})

beforeEach(() => {
  localStorage.clear()
  openPanel(false)
  chunk.isThere = false
  // React reports what a boundary caught.
  vi.spyOn(console, 'error').mockReturnValue(undefined)
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

async function opened(): Promise<void> {
  render(
    <LinkProvider link={link}>
      <p>the page</p>
      <LinkDevtools />
    </LinkProvider>,
  )
  await act(async () => {
    fireEvent.keyDown(window, { code: 'Backquote', ctrlKey: true })
  })
  await screen.findByRole('alert')
}

describe('a panel that cannot be loaded', () => {
  it('leaves the page as it is, and says why', async () => {
    await opened()
    expect(screen.getByText('the page')).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toMatch(/cannot be shown.*the chunk is gone/)
  })

  it('is loaded again when one tries again, and the notice goes', async () => {
    await opened()
    chunk.isThere = true
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByText('the panel')
    expect(screen.queryByRole('alert')).toBe(null)
  })

  it('is loaded again by Ctrl+~ too', async () => {
    await opened()
    chunk.isThere = true
    await act(async () => {
      fireEvent.keyDown(window, { code: 'Backquote', ctrlKey: true })
    })
    expect(await screen.findByText('the panel')).toBeTruthy()
    expect(screen.queryByRole('alert')).toBe(null)
  })

  it('stays open for the next visit, unless one closes the notice', async () => {
    await opened()
    expect(localStorage.getItem('tx2-link.devtools.open')).toBe('true')
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('alert')).toBe(null)
    expect(localStorage.getItem('tx2-link.devtools.open')).toBe('false')
  })
})
