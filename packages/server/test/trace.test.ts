import { afterEach, describe, expect, it, vi } from 'vitest'
import { createRig } from './harness.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('tracing', () => {
  it('[V35] shows each client’s link, and the client’s own end, when TX2_TRACE is set', () => {
    vi.stubEnv('TX2_TRACE', 'messages')
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { world, join, run } = createRig()
    world.spawn({ Position: { x: 0, y: 0 } })
    join()
    run(2)
    const lines = error.mock.calls.map(([line]) => String(line))
    expect(lines).toContainEqual(
      expect.stringMatching(/^\[tx2-link\] 50\d\d\.0 ms peer 1 → Snapshot \(seq: 1\), 1 entity, /),
    )
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^\[tx2-link\] 50\d\d\.0 ms ws:\/\/test ← Snapshot \(seq: 1\), 1 entity, /,
      ),
    )
  })
})
