import { LinkError, LinkErrorCode } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import type { SetRateLimitResult } from '../../src/relay/wire/server-frame.ts'
import { type Rig, createLog, createRig, peerOf } from './harness.ts'

async function watched(rig: Rig) {
  rig.join()
  rig.server.tick()
  const attached = await rig.attach()
  const connection = await rig.inspect(attached.url!)
  const source = peerOf(connection, 1)!
  const log = createLog()
  source.observe(log.probe)
  await rig.until(() => log.events.length > 0)
  return { attached, connection, source, log, peer: rig.server.peers[0]! }
}

describe('turning a peer’s rate limit', () => {
  it('[I30] takes effect on the server while it runs', async () => {
    const rig = createRig()
    const { source, peer, log } = await watched(rig)
    const id = rig.world.spawn({ Position: { x: 0, y: 0 } })
    source.rateLimit!.set({ maxMessagesPerSecond: 2, burstSize: 1 })
    expect(source.rateLimit!.get()).toMatchObject({ maxMessagesPerSecond: 2, burstSize: 1 })
    await rig.until(() => peer.rateLimiter!.getConfig().maxMessagesPerSecond === 2)
    expect(peer.rateLimiter!.getConfig()).toEqual(source.rateLimit!.get())
    rig.clock.advance(1_000)
    for (let x = 0; x < 3; x += 1) {
      rig.world.patch(id, 'Position', { x })
      rig.server.tick()
    }
    await rig.until(() => log.events.some(({ type }) => type === 'deferral'))
    const limiter = log.events.findLast(({ type }) => type === 'limiter')
    expect(limiter).toMatchObject({ config: { maxMessagesPerSecond: 2, burstSize: 1 } })
  })

  it('[I31] an impossible setting throws at once and changes nothing', async () => {
    const rig = createRig()
    const { source, peer } = await watched(rig)
    const before = source.rateLimit!.get()
    const set = (): void => source.rateLimit!.set({ burstSize: 0 })
    expect(set).toThrow(LinkError)
    expect(set).toThrow(expect.objectContaining({ code: LinkErrorCode.invalidConfig }))
    expect(set).toThrow(/burstSize/)
    expect(source.rateLimit!.get()).toBe(before)
    expect(peer.rateLimiter!.getConfig()).toEqual(before)
  })

  it('[I32] what the server refuses comes back in words that name the setting', async () => {
    const rig = createRig()
    const { source, peer, log } = await watched(rig)
    const before = source.rateLimit!.get()
    // Told in a moment, but not yet: with this window 5 a second are none.
    peer.rateLimiter!.setConfig({ windowMs: 100 })
    const result = await settled(rig, source.rateLimit!.set({ maxMessagesPerSecond: 5 }))
    expect(result).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^maxMessagesPerSecond = 5 was refused: .*window of 100 ms/),
    })
    expect(source.rateLimit!.get()).toEqual(before)
    expect(peer.rateLimiter!.getConfig()).toEqual({ ...before, windowMs: 100 })
    expect(log.events.at(-1)).toMatchObject({
      type: 'warning',
      code: 'rate-limit-refused',
      text: expect.stringContaining('maxMessagesPerSecond = 5'),
    })
    await rig.until(() => source.rateLimit!.get()?.windowMs === 100)
  })

  it('[I33] is refused in words when the peer has left, or the server is gone', async () => {
    const rig = createRig()
    const { source, peer, connection } = await watched(rig)
    const { rateLimit } = source
    peer.close()
    await rig.until(() => connection.sources.get().length === 0)
    await expect(settled(rig, rateLimit!.set({ burstSize: 5 }))).resolves.toMatchObject({
      ok: false,
      reason: 'peer 1 has left',
    })
    const waiting = rateLimit!.set({ burstSize: 6 })
    connection.close()
    await expect(settled(rig, waiting)).resolves.toMatchObject({
      ok: false,
      reason: expect.stringContaining('before the answer'),
    })
    await expect(settled(rig, rateLimit!.set({ burstSize: 7 }))).resolves.toMatchObject({
      ok: false,
      reason: expect.stringContaining('not connected'),
    })
  })

  it('[I34] shows the newest of many quick changes, never one in between', async () => {
    const rig = createRig()
    const { source, peer } = await watched(rig)
    const seen = new Set<number | undefined>()
    // A list with what was before is on its way.
    rig.clock.advance(700)
    for (let burstSize = 1; burstSize <= 50; burstSize += 1) source.rateLimit!.set({ burstSize })
    await rig.until(() => {
      seen.add(source.rateLimit!.get()?.burstSize)
      return peer.rateLimiter!.getConfig().burstSize === 50
    })
    rig.clock.advance(1_000)
    await rig.until(() => rig.clock.now() > 7_000)
    expect([...seen]).toEqual([50])
    expect(source.rateLimit!.get()?.burstSize).toBe(50)
  })
})

/** What became of a change; a local source's has no answer to wait for. */
async function settled(rig: Rig, change: unknown): Promise<SetRateLimitResult> {
  const answer = change as Promise<SetRateLimitResult>
  let isHere = false
  void answer.finally(() => {
    isHere = true
  })
  await rig.until(() => isHere)
  return answer
}
