import { describe, expect, it } from 'vitest'
import { LinkErrorCode } from '../../src/error.ts'
import type { SyncConfig } from '../../src/sync/config.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import { createFakeClock, type FakeClock } from '../../src/testing/fake-clock.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'

interface Attempts {
  readonly clock: FakeClock
  readonly manager: SyncManager
  /** When each transport was made, in ms since the first. */
  readonly madeAt: number[]
  /** The server's end of the last one. */
  end(): MemoryTransport
}

/** A manager whose every attempt fails, unless it is told to succeed. */
function attempt(config: Partial<SyncConfig>, succeeds: (attempt: number) => boolean): Attempts {
  const clock = createFakeClock()
  const began = clock.now()
  const madeAt: number[] = []
  let end: MemoryTransport | undefined
  const manager = new SyncManager(
    () => {
      const [near, far] = MemoryTransport.createPair()
      madeAt.push(clock.now() - began)
      end = far
      if (!succeeds(madeAt.length)) far.close({ code: 1006, text: 'nobody there' })
      return near
    },
    { clock, random: () => 1 - Number.EPSILON, ...config },
  )
  manager.open()
  return { clock, manager, madeAt, end: () => end! }
}

const greet = new TextEncoder().encode(
  '{"header":{"msg_type":"Pong","timestamp":1,"id":1,"sequence":1,"schema_version":1},"payload":{"type":"pong"}}',
)

describe('the settings of reconnecting', () => {
  it('[F7] autoReconnect is off unless told: a lost connection stays lost', () => {
    const { clock, manager, madeAt, end } = attempt({}, () => true)
    end().close({ code: 1006, text: 'lost' })
    clock.advance(600_000)
    expect(madeAt).toEqual([0])
    expect(manager.isConnected).toBe(false)
    expect(clock.pendingCount).toBe(0)
    manager.open()
    expect(madeAt).toHaveLength(2)
  })

  it('[F7] with autoReconnect it is made again, also when it never opened', () => {
    const { clock, manager, madeAt } = attempt({ autoReconnect: true }, (number) => number > 2)
    clock.advance(600_000)
    expect(madeAt).toHaveLength(3)
    expect(manager.isConnected).toBe(true)
    expect(manager.getStats().reconnectAttempts).toBe(2)
  })

  it('[Y32] counts each attempt after a loss, whoever wants it, and none after a close', () => {
    const { clock, manager, end } = attempt({ autoReconnect: true }, () => true)
    clock.advance(1)
    end().close({ code: 1006, text: 'lost' })
    manager.retryNow()
    clock.advance(1)
    expect(manager.getStats()).toMatchObject({ closes: 1, reconnectAttempts: 1 })
    manager.close()
    manager.open()
    clock.advance(1)
    expect(manager.isConnected).toBe(true)
    expect(manager.getStats()).toMatchObject({ closes: 2, reconnectAttempts: 1 })
  })

  it.each([0, 1, 3])('[F8] %i attempts follow a loss, and no more', (maxReconnectAttempts) => {
    const config = { autoReconnect: true, maxReconnectAttempts, format: 'json' as const }
    const never = attempt(config, () => false)
    never.clock.advance(600_000)
    expect(never.madeAt).toHaveLength(1 + maxReconnectAttempts)
    expect(never.clock.pendingCount).toBe(0)

    const once = attempt(config, (number) => number === 1)
    once.end().send(greet)
    once.end().close({ code: 1006, text: 'lost' })
    once.clock.advance(600_000)
    expect(once.madeAt).toHaveLength(1 + maxReconnectAttempts)
  })

  it('[F8] three unless told', () => {
    const { clock, madeAt } = attempt({ autoReconnect: true }, () => false)
    clock.advance(600_000)
    expect(madeAt).toHaveLength(4)
  })

  it('[F8] whoever is heard gets as many again', () => {
    const config = { autoReconnect: true, maxReconnectAttempts: 2, format: 'json' as const }
    const { clock, madeAt, end } = attempt(config, (number) => number === 3)
    clock.advance(600_000)
    expect(madeAt).toHaveLength(3)
    end().send(greet)
    end().close({ code: 1006, text: 'lost' })
    clock.advance(600_000)
    expect(madeAt).toHaveLength(5)
  })

  it('[F8] who opens and closes without a word is not asked for ever', () => {
    const { clock, madeAt, end } = attempt({ autoReconnect: true }, () => true)
    for (let round = 0; round < 10; round += 1) {
      end().close({ code: 4102, text: 'full' })
      clock.advance(60_000)
    }
    expect(madeAt).toHaveLength(4)
  })

  it('[F9] the first wait is reconnectDelayMs, each further one twice as long, none above maxReconnectDelayMs', () => {
    const { clock, madeAt } = attempt(
      {
        autoReconnect: true,
        maxReconnectAttempts: 5,
        reconnectDelayMs: 100,
        maxReconnectDelayMs: 500,
      },
      () => false,
    )
    clock.advance(600_000)
    const waits = madeAt.map((at, index) => Math.round(at - (madeAt[index - 1] ?? 0)))
    expect(waits).toEqual([0, 100, 200, 400, 500, 500])
  })

  it('[F9] settings that make no sense are invalid-config', () => {
    for (const config of [
      { reconnectDelayMs: -1 },
      { maxReconnectDelayMs: 10, reconnectDelayMs: 20 },
      { maxReconnectAttempts: -1 },
      { maxReconnectAttempts: Number.NaN },
    ]) {
      expect(() => attempt(config, () => true)).toThrowError(
        expect.objectContaining({ code: LinkErrorCode.invalidConfig }),
      )
    }
  })
})
