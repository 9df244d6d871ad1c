import { connect, defineSchema, f32, type Link, MemoryTransport } from '@tx2-link/core'
import { LinkProvider } from '@tx2-link/react'
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LinkDevtools } from '../../../src/production.ts'
import { openPanel } from '../../../src/panel/host/open-state.ts'

const schema = defineSchema({ Position: { x: f32 } })

beforeEach(() => {
  localStorage.clear()
  openPanel(false)
})

afterEach(cleanup)

function shown(): { link: Link; observed: () => number } {
  const link = connect('memory://test', {
    schema,
    transport: () => MemoryTransport.createPair()[0],
  })
  let count = 0
  const observe = link.observe.bind(link)
  vi.spyOn(link, 'observe').mockImplementation((probe) => {
    count += 1
    const stop = observe(probe)
    return () => {
      count -= 1
      stop()
    }
  })
  render(
    <LinkProvider link={link}>
      <LinkDevtools />
    </LinkProvider>,
  )
  return { link, observed: () => count }
}

function host(): Element | null {
  return document.querySelector('[data-tx2-link-devtools]')
}

async function pressToggle(): Promise<void> {
  await act(async () => {
    fireEvent.keyDown(window, { code: 'Backquote', key: '~', ctrlKey: true })
  })
}

/** Lets React go on until it holds: the panel is loaded when it is opened. */
async function until(check: () => void): Promise<void> {
  await vi.waitFor(
    async () => {
      await act(async () => undefined)
      check()
    },
    { timeout: 20_000 },
  )
}

describe('LinkDevtools', () => {
  it('is nothing and observes nothing until it is opened', () => {
    const { observed } = shown()
    expect(host()).toBeNull()
    expect(observed()).toBe(0)
  })

  it('opens and closes with Ctrl+~', async () => {
    const { observed } = shown()
    await pressToggle()
    await until(() => expect(host()).not.toBeNull())
    expect(observed()).toBe(1)
    await pressToggle()
    expect(host()).toBeNull()
    await until(() => expect(observed()).toBe(0))
  })

  it('leaves the key alone when other keys are held with it', async () => {
    shown()
    fireEvent.keyDown(window, { code: 'Backquote', ctrlKey: true, altKey: true })
    fireEvent.keyDown(window, { code: 'Backquote' })
    await act(async () => undefined)
    expect(host()).toBeNull()
  })

  it('remembers that it was open', async () => {
    shown()
    await pressToggle()
    expect(localStorage.getItem('tx2-link.devtools.open')).toBe('true')
    await pressToggle()
    expect(localStorage.getItem('tx2-link.devtools.open')).toBe('false')
  })

  it('tells the page how much room it takes, while it is open', async () => {
    shown()
    await pressToggle()
    const { style } = document.documentElement
    await until(() => expect(style.getPropertyValue('--tx2-link-devtools-height')).toBe('340px'))
    await pressToggle()
    expect(style.getPropertyValue('--tx2-link-devtools-height')).toBe('')
  })
})
