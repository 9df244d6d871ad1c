import { spawn } from 'node:child_process'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { connectStream, type StreamAddress, wrapChildProcess } from '../../src/node/index.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import { createRandom } from '../../src/testing/random.ts'
import type { Transport } from '../../src/transport/transport.ts'
import { areSame, record, settle } from '../transport/recorder.ts'
import { canonical } from '../world/canonical.ts'
import { type Child, endChildren, startChild } from './child.ts'
import { createMovingWorld, moveWorld } from '../transport/moving-world.ts'
import { socketFolder, unusedPort } from './stream-harness.ts'

/** Programs are started from their sources, which takes a second or two where much else runs. */
const TIMEOUT_MS = 30_000

const folder = socketFolder()
afterAll(() => folder.dispose())
afterEach(endChildren)

function startEcho() {
  const child = startChild('echo')
  const transport = wrapChildProcess(child.process)
  return { child, transport, heard: record(transport) }
}

async function startListener(where: string): Promise<{ child: Child; at: StreamAddress }> {
  const child = startChild('listener', where)
  return { child, at: JSON.parse(await child.said('listens: ')) as StreamAddress }
}

async function echoed(transport: Transport): Promise<void> {
  const heard = record(transport)
  await heard.opened()
  const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index)
  transport.send(bytes)
  await heard.received(1)
  expect(areSame(heard.messages[0]!, bytes)).toBe(true)
}

describe("a child's standard input and output", { timeout: TIMEOUT_MS }, () => {
  it('[T25] carry messages of any bytes and size, and a close with its reason', async () => {
    const { child, transport, heard } = startEcho()
    const large = Uint8Array.from({ length: 3_000_000 }, (_, index) => index * 7)
    const sent = [new Uint8Array(), Uint8Array.of(0xc1, 0), Uint8Array.of(13, 10, 26, 255), large]
    for (const bytes of sent) transport.send(bytes)
    await heard.received(sent.length)
    expect(heard.messages.map((bytes, index) => areSame(bytes, sent[index]!))).not.toContain(false)
    transport.close({ code: 4321, text: 'that was all' })
    expect(await heard.closed()).toEqual({ code: 4321, text: 'that was all' })
    expect(await child.said('closed: ')).toBe('4321 that was all')
    expect(await child.exited()).toBe(0)
  })

  it("[T26] carry the child's own close, and the child ends by itself", async () => {
    const { child, transport, heard } = startEcho()
    transport.send(Uint8Array.of(1))
    expect(await heard.closed()).toEqual({ code: 4001, text: 'as you wish' })
    expect(await child.said('closed: ')).toBe('4001 as you wish')
    expect(await child.exited()).toBe(0)
  })

  it('[T28] a child that is killed closes with 1006 and the signal', async () => {
    const { child, transport, heard } = startEcho()
    transport.send(Uint8Array.of(9))
    await heard.received(1)
    child.process.kill('SIGKILL')
    expect(await heard.closed()).toEqual({
      code: 1006,
      text: 'the process was killed by SIGKILL',
    })
    expect(heard.events).toEqual(['open', 'message', 'close'])
  })

  it('[T28] a child that exits without a word closes with 1006 and its exit code', async () => {
    const { transport, heard } = startEcho()
    transport.send(Uint8Array.of(3))
    expect(await heard.closed()).toEqual({ code: 1006, text: 'the process exited with code 3' })
  })

  it('[T28] a program that is not there closes with 1006 and says so', async () => {
    const heard = record(wrapChildProcess(spawn(folder.path('no-such-program'))))
    const reason = await heard.closed()
    expect(reason.code).toBe(1006)
    expect(reason.text).toContain('ENOENT')
    expect(heard.events).toEqual(['close'])
  })

  it('[T28] a child without pipes is no stream', () => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
    expect(() => wrapChildProcess(child)).toThrow(
      expect.objectContaining({ code: 'invalid-config' }),
    )
  })

  it('[T7] a child that stops reading fills its pipe and no more: nothing grows, nothing is lost', async () => {
    const { child, transport, heard } = startEcho()
    transport.send(Uint8Array.of(9))
    await heard.received(1)
    child.process.kill('SIGSTOP')
    const message = new Uint8Array(64 * 1024)
    const bound = 1024 * 1024
    let sent = 0
    while (transport.bufferedBytes <= bound) {
      transport.send(message)
      sent += 1
      await settle()
    }
    for (let turn = 0; turn < 100; turn += 1) await settle()
    // What left lies in the pipe, which is small; all else is known to wait.
    const left = sent * (message.length + 4) - transport.bufferedBytes
    expect(left).toBeLessThanOrEqual(bound)
    expect(heard.messages.length).toBe(1)
    child.process.kill('SIGCONT')
    await heard.received(1 + sent)
    expect(transport.bufferedBytes).toBe(0)
    transport.close()
    await heard.closed()
  })

  it('[N1] replicate a whole world, past a time when the child did not read', async () => {
    const child = startChild('replica')
    const world = createMovingWorld(400)
    const random = createRandom(5)
    const transport = wrapChildProcess(child.process)
    const manager = new SyncManager(transport, { role: 'server', enableRateLimiting: false })
    const sender = manager.serveWorld(manager.createWorldEncoder(world))
    let deferred = 0
    const tick = () => {
      moveWorld(world, random)
      world.seal(Date.now())
      const result = sender.flush()
      if (!result.ok && result.reason === 'backpressure') deferred += 1
    }
    await new Promise<void>((resolve) => {
      manager.subscribe(({ type }) => {
        if (type === 'greeted') resolve()
      })
    })
    for (let turn = 0; turn < 20; turn += 1) {
      tick()
      await settle()
    }
    child.process.kill('SIGSTOP')
    let most = 0
    // Some 9 kB a tick, which the pipe and the bound of 1 MiB take until they are full.
    for (let turn = 0; turn < 400; turn += 1) {
      tick()
      most = Math.max(most, transport.bufferedBytes)
      if (turn % 10 === 0) await settle()
    }
    expect(deferred).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(2 * 1024 * 1024)
    child.process.kill('SIGCONT')
    while (transport.bufferedBytes > 0) await settle()
    tick()
    manager.close()
    expect(await child.said('closed: ')).toBe(`1000 ${canonical(world.snapshot())}`)
    expect(await child.exited()).toBe(0)
  })
})

describe('a listener of another process', { timeout: TIMEOUT_MS }, () => {
  it.each(['a TCP port', 'a path'])('[T29] is found at %s, and its death is told', async (kind) => {
    const where = kind === 'a path' ? folder.path('listener.sock') : String(await unusedPort())
    const { child, at } = await startListener(where)
    const transport = connectStream(at)
    await echoed(transport)
    const heard = record(transport)
    child.process.kill('SIGKILL')
    const reason = await heard.closed()
    expect(reason.code).toBe(1006)
    expect(reason.text).not.toBe('')
    expect(heard.events).toEqual(['close'])
    expect(transport.state).toBe('closed')
    expect(await child.exited()).toBe('SIGKILL')
  })

  it('[T29] that was killed leaves a socket file, which the next one replaces', async () => {
    const where = folder.path('again.sock')
    const first = await startListener(where)
    first.child.process.kill('SIGKILL')
    await first.child.exited()
    const refused = record(connectStream({ path: where }))
    expect((await refused.closed()).text).toContain('ECONNREFUSED')
    const second = await startListener(where)
    await echoed(connectStream(second.at))
  })
})
