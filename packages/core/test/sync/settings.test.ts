import { describe, expect, it } from 'vitest'
import { type ConnectOptions, connect } from '../../src/sync/connect.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import { createRig, schema, type TestSchema } from './link-harness.ts'

const refused = (setting: string) =>
  expect.objectContaining({
    name: 'LinkError',
    code: 'invalid-config',
    message: expect.stringContaining(setting),
  })

/** Settings as a program without types hands them over. */
function untyped(settings: Record<string, unknown>): object {
  return settings
}

describe('the settings of a manager', () => {
  it.each([{ mode: 'bogus' }, { role: 'peer' }, { validation: 'some' }, { mode: null }])(
    '[Y33] words that mean nothing are refused: %j',
    (settings) => {
      const [end] = MemoryTransport.createPair()
      const [setting = ''] = Object.keys(settings)
      expect(() => new SyncManager(end, untyped(settings))).toThrowError(refused(setting))
    },
  )

  it('[Y33] one that is undefined is the default', () => {
    const [end] = MemoryTransport.createPair()
    const settings = { mode: undefined, maxPendingEvents: undefined, clock: undefined }
    const { config } = new SyncManager(end, untyped(settings))
    const { mode, maxPendingEvents, clock } = new SyncManager(MemoryTransport.createPair()[0])
      .config
    expect(config).toMatchObject({ mode, maxPendingEvents, clock })
    expect(mode).toBe('delta')
  })
})

describe('the options of a link', () => {
  it.each(['pingIntervalMs', 'staleAfterMs', 'deadAfterMs', 'lingerMs'] as const)(
    '[L22] %s that is no time is refused',
    (setting) => {
      for (const value of [-5, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
        expect(() => createRig({ [setting]: value })).toThrowError(refused(setting))
      }
      expect(() => createRig({ [setting]: 1 })).not.toThrow()
    },
  )

  it.each(['pingIntervalMs', 'staleAfterMs', 'deadAfterMs'] as const)(
    '[L22] %s of 0 would leave no time to answer',
    (setting) => {
      expect(() => createRig({ [setting]: 0 })).toThrowError(refused(setting))
    },
  )

  it('[L22] a mode that means nothing is refused', () => {
    expect(() => createRig(untyped({ mode: 'bogus' }))).toThrowError(refused('mode'))
  })

  it('[L22] one that is undefined is the default, each of them', () => {
    const [end, far] = MemoryTransport.createPair()
    const given: Required<Record<keyof ConnectOptions<TestSchema>, unknown>> = {
      schema,
      clock: createFakeClock(),
      transport: () => end,
      mode: undefined,
      syncIntervalMs: undefined,
      enableRateLimiting: undefined,
      rateLimit: undefined,
      inboundRateLimit: undefined,
      maxReconnectAttempts: undefined,
      reconnectDelayMs: undefined,
      maxReconnectDelayMs: undefined,
      surroundings: undefined,
      format: undefined,
      decodeLimits: undefined,
      schemaVersion: undefined,
      validation: undefined,
      maxBufferedBytes: undefined,
      maxSnapshotBytes: undefined,
      maxPendingEvents: undefined,
      greetingTimeoutMs: undefined,
      ackIntervalMs: undefined,
      name: undefined,
      probe: undefined,
      random: undefined,
      pingIntervalMs: undefined,
      staleAfterMs: undefined,
      deadAfterMs: undefined,
      lingerMs: undefined,
      onJoin: undefined,
      onError: undefined,
    }
    const link = connect<TestSchema>('ws://test', { schema, ...untyped(given) })
    expect(link.status.maxAttempts).toBe(Number.POSITIVE_INFINITY)
    link.open()
    far.close({ code: 1006, text: 'lost' })
    expect(link.status).toMatchObject({ state: 'connecting', attempt: 2 })
    expect(link.status.retryAt).toBeLessThanOrEqual(250)
    link.close()
  })

  it('[L22] the types leave out what a link does not heed', () => {
    // @ts-expect-error A link sends nothing by name.
    const manual: ConnectOptions<TestSchema> = { schema, mode: 'manual' }
    // @ts-expect-error A world's deltas name fields always.
    const whole: ConnectOptions<TestSchema> = { schema, enableFieldCompression: false }
    expect([manual.schema, whole.schema]).toEqual([schema, schema])
  })
})
