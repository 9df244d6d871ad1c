import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { Gauges } from '../../../src/panel/gauges/gauges.tsx'
import { MiniGauge } from '../../../src/panel/gauges/mini-gauge.tsx'
import { createRig, type Rig } from './rig.tsx'

afterEach(cleanup)

/** A server that may send two messages a second and has sent both. */
function createFullRig(): Rig {
  const rig = createRig({ rateLimit: { maxMessagesPerSecond: 2 } })
  rig.clock.advance(2000)
  for (let id = 1; id <= 3; id += 1) {
    rig.world.spawn({ Health: { current: id, max: 9 } }, { id })
    rig.tick(10)
  }
  return rig
}

/** The same with a bucket of two tokens. */
function createBucketRig(): Rig {
  const rateLimit = { algorithm: 'token-bucket', maxMessagesPerSecond: 2, burstSize: 2 } as const
  const rig = createRig({ rateLimit })
  rig.clock.advance(2000)
  for (let id = 1; id <= 3; id += 1) {
    rig.world.spawn({ Health: { current: id, max: 9 } }, { id })
    rig.tick(10)
  }
  return rig
}

describe('Gauges', () => {
  it('says how full each window is, for eyes and screen readers', () => {
    const rig = createFullRig()
    rig.show(<Gauges />)
    const messages = screen.getByRole('meter', { name: 'Messages' })
    expect(messages.getAttribute('aria-valuetext')).toBe('2 of 2')
    expect(messages.hasAttribute('data-near')).toBe(true)
    expect(screen.getByRole('meter', { name: 'Burst' }).hasAttribute('data-near')).toBe(false)
    expect(screen.getByText('sliding window, 1 s')).toBeTruthy()
  })

  it('says how many tokens of a bucket are taken', () => {
    const rig = createBucketRig()
    const { container } = rig.show(<Gauges />)
    const tokens = screen.getByRole('meter', { name: 'Tokens' })
    expect(tokens.getAttribute('aria-valuetext')).toBe('2 of 2 taken')
    expect(tokens.hasAttribute('data-near')).toBe(true)
    expect(screen.queryByRole('meter', { name: 'Messages' })).toBe(null)
    expect(screen.queryByRole('meter', { name: 'Burst' })).toBe(null)
    expect(screen.getByText('token bucket, 2 a second')).toBeTruthy()
    expect(container.querySelector('.gauges-waiting')?.textContent).toBe(
      `1 heldoldest 20 msnext in ${rig.manager.rateLimiter?.allowance().retryAfterMs} ms`,
    )
  })

  it('says what waits, since when and until when', () => {
    const rig = createFullRig()
    const { container } = rig.show(<Gauges />)
    expect(container.querySelector('.gauges-waiting')?.textContent).toBe(
      '1 heldoldest 20 msnext in 920 ms',
    )
  })

  it('says in words that nothing waits', () => {
    const rig = createRig()
    rig.show(<Gauges />)
    expect(screen.getByText('Nothing waits')).toBeTruthy()
  })

  it('says that nothing limits a link without a limiter', () => {
    const rig = createRig({ isLimited: false })
    rig.show(<Gauges />)
    expect(screen.getByText('Nothing limits this link')).toBeTruthy()
    expect(screen.queryByRole('meter')).toBe(null)
  })
})

describe('MiniGauge', () => {
  it('shows the fullest cap alone', () => {
    const rig = createFullRig()
    const { container } = rig.show(<MiniGauge />)
    expect(container.textContent).toBe('Messages2 / 2')
  })

  it('shows the tokens of a bucket', () => {
    const { container } = createBucketRig().show(<MiniGauge />)
    expect(container.textContent).toBe('Tokens2 / 2')
  })
})
