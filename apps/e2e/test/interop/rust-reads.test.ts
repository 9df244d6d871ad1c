import { spawn } from 'node:child_process'
import { PassThrough } from 'node:stream'
import { SyncManager, type Transport, type World } from '@tx2-link/core'
import { wrapStream } from '@tx2-link/core/node'
import { createRandom } from '@tx2-link/core/testing'
import { type Peer, serve } from '@tx2-link/server'
import { describe, expect, it } from 'vitest'
import { requireRustPeer } from '../../src/rust/build-peer.ts'
import { canonicalWorld } from '../../src/rust/canonical-world.ts'
import { becomes, worldOfRust } from '../../src/rust/equal-worlds.ts'
import { RestlessWorld } from '../../src/rust/restless-world.ts'
import { follow, serveFromRust } from '../../src/rust/rust-link.ts'
import { type Outcome, outcomeOf } from '../../src/rust/rust-peer.ts'
import { valuesSchema } from '../../src/rust/values-schema.ts'
import { until } from '../../src/until.ts'

const program = await requireRustPeer()

const MESSAGES = 10_000

/** So that neither socket nor pipe is full for long: what waits in them would be one delta later. */
const STEPS_A_TURN = 50

/** Starts `apply`, which reads frames; its world comes with its end. */
function applyFrames(format: string): { transport: Transport; outcome: Promise<Outcome> } {
  const child = spawn(program ?? '', ['apply', '--format', format], { stdio: 'pipe' })
  const outcome = outcomeOf(child)
  // What it prints is no frame.
  const transport = wrapStream({ input: new PassThrough(), output: child.stdin }, { plain: true })
  return { transport, outcome }
}

function expectWorld({ output, errors, code }: Outcome, world: World): void {
  expect([code, errors]).toEqual([0, ''])
  expect(JSON.parse(output)).toEqual(canonicalWorld(world.snapshot()))
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

async function drained(bufferedBytes: () => number): Promise<void> {
  do await nextTurn()
  while (bufferedBytes() > 0)
}

describe.skipIf(program === undefined)('Rust reads what TypeScript sends', () => {
  it.each(['msgpack', 'json'] as const)(
    'from a server over WebSocket, 10,000 messages of %s: as a plain client',
    async (format) => {
      const restless = new RestlessWorld(createRandom(7), format)
      const peers: Peer[] = []
      const { links, url, close } = await serve(restless.world, {
        port: 0,
        tickRate: 0,
        onJoin: (peer) => peers.push(peer),
        sync: { format, enableRateLimiting: false },
      })
      const args = ['apply', '--connect', url ?? '', '--format', format]
      const outcome = outcomeOf(spawn(program ?? '', args, { stdio: 'pipe' }))
      const [peer] = await until(
        async () => peers,
        ({ length }) => length > 0,
      )
      expect(peer?.firstId).toBeUndefined()
      for (let step = 1; step <= MESSAGES; step += 1) {
        restless.step()
        links.tick(50)
        if (step % STEPS_A_TURN === 0) await drained(() => peer?.getStats().bufferedBytes ?? 0)
      }
      expect(peer?.getStats().syncCount).toBe(MESSAGES)
      await close()
      expectWorld(await outcome, restless.world)
    },
  )

  it.each(['msgpack', 'json'] as const)('from a stream, 10,000 messages of %s', async (format) => {
    const restless = new RestlessWorld(createRandom(8), format)
    const { transport, outcome } = applyFrames(format)
    const manager = new SyncManager(transport, { format, enableRateLimiting: false })
    const sender = manager.serveWorld(manager.createWorldEncoder(restless.world))
    for (let step = 1; step <= MESSAGES; step += 1) {
      restless.step()
      restless.world.seal(step)
      sender.flush()
      if (step % STEPS_A_TURN === 0) await drained(() => manager.getStats().bufferedBytes)
    }
    expect(manager.getStats().syncCount).toBe(MESSAGES)
    manager.close()
    expectWorld(await outcome, restless.world)
  })

  it('what Rust served, passed on by a world of ours: no value changes its type', async () => {
    const args = ['--world', 'values', '--ticks', '40']
    const expected = await worldOfRust(program ?? '', args)
    const server = await serveFromRust(program ?? '', 'WebSocket', [...args, '--rate', '0'])
    const { link, world } = follow(server, valuesSchema)
    const { transport, outcome } = applyFrames('msgpack')
    const manager = new SyncManager(transport)
    const sender = manager.serveWorld(manager.createWorldEncoder(world))
    const relaying = setInterval(() => sender.flush(), 5)
    await becomes(world, expected)
    clearInterval(relaying)
    sender.flush()
    link.close()
    manager.close()
    const { output, errors } = await outcome
    expect([JSON.parse(output), errors]).toEqual([expected, ''])
    await server.stop()
  })
})
