import { afterEach, describe, expect, it, vi } from 'vitest'
import { environmentProbes } from '../../src/debug/environment-probes.ts'
import { createTraceProbe } from '../../src/debug/trace-probe.ts'
import type { Surroundings } from '../../src/debug/surroundings.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import { createPair, createProbeLog } from '../sync/helpers.ts'

function node(env: Record<string, string>): Surroundings {
  return { process: { env, versions: { node: '20' } } }
}

function browser(stored: Record<string, string>): Surroundings {
  return { localStorage: { getItem: (name) => stored[name] ?? null } }
}

/** What is printed of a state and of a message's wait. */
function printedIn(surroundings: Surroundings): string[] {
  const lines: string[] = []
  const probes = environmentProbes(surroundings, (line) => void lines.push(line))
  const stamp = { time: 0, link: 'l' }
  for (const probe of probes) {
    probe({ type: 'state', ...stamp, state: 'connected', reason: undefined })
    probe({
      type: 'deferral',
      ...stamp,
      messageType: 'ack',
      reason: 'backpressure',
      retryAfterMs: undefined,
    })
  }
  return lines
}

const STATE_LINE = '[tx2-link] 0.0 ms l connected'
const WAIT_LINE = '[tx2-link] 0.0 ms l ack has to wait: backpressure'
const STATE_JSON = '{"type":"state","time":0,"link":"l","state":"connected"}'
const WAIT_JSON =
  '{"type":"deferral","time":0,"link":"l","messageType":"ack","reason":"backpressure"}'

describe('environment variables', () => {
  it.each<[Record<string, string>, readonly string[]]>([
    [{ TX2_TRACE: '1' }, [STATE_LINE, WAIT_LINE]],
    [{ TX2_TRACE: 'WARNINGS' }, [STATE_LINE]],
    [{ TX2_DEBUG: '1' }, [STATE_JSON, WAIT_JSON]],
    [{ TX2_DEBUG_JSON: 'yes' }, [STATE_JSON, WAIT_JSON]],
    [{ TX2_DEBUG: 'warnings' }, [STATE_JSON]],
    [{ TX2_DEBUG: '0', TX2_DEBUG_JSON: '1' }, [STATE_JSON, WAIT_JSON]],
    [{ TX2_TRACE: '1', TX2_DEBUG: '1' }, [STATE_LINE, WAIT_LINE, STATE_JSON, WAIT_JSON]],
    [{}, []],
    [{ TX2_TRACE: '' }, []],
    [{ TX2_TRACE: '0', TX2_DEBUG: 'false' }, []],
    [{ TX2_TRACE: 'off', TX2_DEBUG: 'No' }, []],
  ])('[Z7] %j', (env, lines) => {
    expect(printedIn(node(env))).toEqual(lines)
  })

  it('[Z7] a page’s storage is not asked where there is an environment', () => {
    expect(printedIn({ ...node({}), ...browser({ TX2_TRACE: '1' }) })).toEqual([])
  })
})

describe('a page', () => {
  it('[Z8] has the same settings in its localStorage', () => {
    expect(printedIn(browser({ TX2_TRACE: 'warnings' }))).toEqual([STATE_LINE])
    expect(printedIn(browser({ TX2_DEBUG: 'warnings' }))).toEqual([STATE_JSON])
    expect(printedIn(browser({}))).toEqual([])
  })

  it('[Z8] a bundler’s idea of a process is no environment', () => {
    const process = { env: { TX2_TRACE: '1' } }
    expect(printedIn({ process, ...browser({ TX2_DEBUG: 'warnings' }) })).toEqual([STATE_JSON])
  })

  it('[Z8] without storage, or with one that may not be asked, traces nothing', () => {
    expect(printedIn({})).toEqual([])
    const refuses: Surroundings = {
      get localStorage(): never {
        throw new Error('SecurityError')
      },
    }
    expect(printedIn(refuses)).toEqual([])
  })
})

describe('a sync manager', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
  })

  it('[Z9] traces to standard error when the environment says so, beside its own probe', () => {
    vi.stubEnv('TX2_TRACE', '1')
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const log = createProbeLog()
    const { left } = createPair({ name: 'here', probe: log.probe })
    left.requestSnapshot()
    const lines = error.mock.calls.map(([line]) => String(line))
    expect(lines.filter((line) => line.includes(' here '))).toEqual([
      '[tx2-link] 0.0 ms here connecting: attempt 1',
      '[tx2-link] 0.0 ms here connected',
      '[tx2-link] 0.0 ms here → RequestSnapshot (seq: 1), 56 bytes',
    ])
    expect(log.events.map(({ type }) => type)).toContain('message')
  })

  it('[Z9] takes a trace probe while it runs, and lets it go again', () => {
    const lines: string[] = []
    const { left } = createPair({ name: 'here' })
    const stop = left.observe(createTraceProbe({ print: (line) => void lines.push(line) }))
    left.requestSnapshot()
    stop()
    left.requestSnapshot()
    expect(lines).toEqual(['[tx2-link] 0.0 ms here → RequestSnapshot (seq: 1), 56 bytes'])
  })

  it('[Z9] has no probe at all when nothing says so', () => {
    vi.stubEnv('TX2_TRACE', '0')
    vi.stubEnv('TX2_DEBUG', undefined)
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const [near] = MemoryTransport.createPair()
    const manager = new SyncManager(near, { clock: createFakeClock() })
    const stats = vi.spyOn(manager.rateLimiter!, 'getStats')
    manager.requestSnapshot()
    expect(manager.getStats().messagesOut).toBe(1)
    // Only who tells a probe of a decision asks for these.
    expect(stats).toHaveBeenCalledTimes(1)
    expect(error).not.toHaveBeenCalled()
  })
})
