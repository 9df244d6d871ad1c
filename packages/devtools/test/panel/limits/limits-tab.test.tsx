import type { RateLimitConfig } from '@tx2-link/core'
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { LimitsTab } from '../../../src/panel/limits/limits-tab.tsx'
import { createRig, type Rig } from '../gauges/rig.tsx'

afterEach(cleanup)

function createLimitedRig(): Rig {
  return createBusyRig({ maxMessagesPerSecond: 3, burstSize: 4 })
}

function createBucketRig(): Rig {
  return createBusyRig({ algorithm: 'token-bucket', maxMessagesPerSecond: 3, burstSize: 4 })
}

function createBusyRig(rateLimit: Partial<RateLimitConfig>): Rig {
  const rig = createRig({ rateLimit })
  rig.clock.advance(2000)
  const id = rig.world.spawn({ Health: { current: 0, max: 9 } })
  for (let tick = 1; tick <= 5; tick += 1) {
    rig.world.patch(id, 'Health', { current: tick })
    rig.tick(50)
  }
  rig.clock.advance(1000)
  rig.tick()
  return rig
}

function box(name: string): HTMLInputElement {
  const found = screen.getByRole('textbox', { name })
  if (!(found instanceof HTMLInputElement)) throw new Error('no input')
  return found
}

describe('LimitsTab', () => {
  it('does nothing with a value that is tried until it is applied', () => {
    const rig = createLimitedRig()
    rig.show(<LimitsTab />)
    fireEvent.change(box('maxMessagesPerSecond'), { target: { value: '40' } })
    expect(rig.manager.rateLimiter?.getConfig().maxMessagesPerSecond).toBe(3)
    expect(screen.getByRole('img', { name: /40 is tried and not applied/ })).toBeTruthy()

    fireEvent.click(screen.getByRole('button', { name: 'Apply 40' }))
    expect(rig.manager.rateLimiter?.getConfig()).toMatchObject({
      maxMessagesPerSecond: 40,
      burstSize: 4,
    })
    expect(screen.queryByRole('button', { name: /Apply/ })).toBe(null)
  })

  it('takes values back by Discard, and tries the first ones again by reset', () => {
    const rig = createLimitedRig()
    rig.show(<LimitsTab />)
    fireEvent.change(box('burstSize'), { target: { value: '9' } })
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }))
    expect(box('burstSize').value).toBe('4')

    fireEvent.change(box('burstSize'), { target: { value: '9' } })
    fireEvent.click(screen.getByRole('button', { name: 'Apply 9' }))
    fireEvent.click(screen.getByRole('button', { name: /had at first/ }))
    expect(box('burstSize').value).toBe('4')
    expect(rig.manager.rateLimiter?.getConfig().burstSize).toBe(9)
  })

  it('says at the field why a value cannot be, and does not apply it', () => {
    const rig = createLimitedRig()
    rig.show(<LimitsTab />)
    fireEvent.change(box('burstSize'), { target: { value: '0' } })
    expect(screen.getByRole('alert').textContent).toBe(
      'burstSize must be a whole number of at least 1, not 0',
    )
    expect(box('burstSize').getAttribute('aria-invalid')).toBe('true')
    const apply = screen.getByRole('button', { name: /Apply/ })
    expect(apply.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(apply)
    expect(rig.manager.rateLimiter?.getConfig().burstSize).toBe(4)
  })

  it('tells in words what each lane shows', () => {
    const rig = createLimitedRig()
    rig.show(<LimitsTab />)
    const lane = screen.getByRole('region', { name: 'Messages in 1 s' })
    expect(within(lane).getByRole('img').getAttribute('aria-label')).toMatch(
      /^Messages in 1 s: now \d of 3, at most 3 in the time shown, something waited in \d+ bars$/,
    )
  })

  it('shows a bucket by what was taken from it, and turns its settings', () => {
    const rig = createBucketRig()
    rig.show(<LimitsTab />)
    const lane = screen.getByRole('region', { name: 'Tokens taken' })
    expect(within(lane).getByRole('img').getAttribute('aria-label')).toMatch(
      /^Tokens taken: now \d of 4, at most 4 in the time shown, something waited in \d+ bars$/,
    )
    expect(screen.getByRole('region', { name: 'Bytes taken' })).toBeTruthy()
    expect(screen.queryByRole('region', { name: /^Messages in/ })).toBe(null)
    expect(screen.queryByRole('region', { name: /^Burst/ })).toBe(null)
    expect(screen.getAllByText('tokens 4 of 4').length).toBeGreaterThan(0)

    fireEvent.change(box('burstSize'), { target: { value: '9' } })
    expect(within(lane).getByRole('img').getAttribute('aria-label')).toMatch(/9 is tried/)
    fireEvent.click(screen.getByRole('button', { name: 'Apply 9' }))
    expect(rig.manager.rateLimiter?.getConfig()).toMatchObject({
      algorithm: 'token-bucket',
      burstSize: 9,
    })
  })

  it('leads from a refusal to the message that it became', () => {
    const rig = createLimitedRig()
    rig.store.get().selectTab('limits')
    rig.show(<LimitsTab />)
    const grid = screen.getByRole('grid', { name: /Deferrals/ })
    act(() => grid.focus())
    fireEvent.keyDown(grid, { key: 'ArrowDown' })
    expect(within(grid).getAllByRole('row')[1]?.getAttribute('aria-selected')).toBe('true')
    fireEvent.keyDown(grid, { key: 'Enter' })
    const { selection, tab, recorder } = rig.store.get()
    expect(tab).toBe('messages')
    expect(recorder.record(selection.index ?? -1)).toMatchObject({
      direction: 'out',
      verdict: 'held',
    })
  })

  it('says what stands against it where nothing limits', () => {
    const rig = createRig({ isLimited: false })
    rig.show(<LimitsTab />)
    expect(screen.getByRole('heading', { name: 'Nothing limits this link' })).toBeTruthy()
  })
})
