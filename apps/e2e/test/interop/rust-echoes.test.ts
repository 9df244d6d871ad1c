import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import {
  type Format,
  type Message,
  createCodec,
  createDeltaPayload,
  createMessage,
  createSnapshotPayload,
} from '@tx2-link/core'
import { createRandom } from '@tx2-link/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { requireRustPeer } from '../../src/rust/build-peer.ts'
import { type Echo, echoed, startEcho } from '../../src/rust/echo.ts'
import { RestlessWorld } from '../../src/rust/restless-world.ts'
import { type Way, everyWay } from '../../src/rust/rust-link.ts'

const program = await requireRustPeer()

const goldenVectors = new URL(
  '../../../../packages/core/test/fixtures/tx2-link.json',
  import.meta.url,
)

interface Vector {
  readonly kind: string
  readonly format: string
  readonly hex: string
  readonly decodes: boolean
}

/** Every kind of message there is, as the crate once wrote it. */
function vectorsIn(format: Format): Message[] {
  const { vectors } = JSON.parse(readFileSync(goldenVectors, 'utf8')) as {
    readonly vectors: readonly Vector[]
  }
  const codec = createCodec(format)
  return vectors
    .filter((vector) => vector.kind === 'message' && vector.format === format && vector.decodes)
    .map(({ hex }) => codec.decodeMessage(Buffer.from(hex, 'hex')))
}

/** A snapshot and a delta for each further step of a world of every type. */
function historyOf(format: 'msgpack' | 'json', count: number): Message[] {
  const restless = new RestlessWorld(createRandom(11), format)
  const { world } = restless
  return Array.from({ length: count }, (_, step) => {
    restless.step()
    world.seal(step + 1)
    const payload =
      step === 0
        ? createSnapshotPayload(world.snapshot(), 0)
        : createDeltaPayload(world.changesSince(world.tick - 1) ?? [], BigInt(step))
    const at = BigInt(step + 1)
    return createMessage(payload, { timestamp: at, sequence: at, schemaVersion: 1 })
  })
}

/** The first pair that differs, or undefined: all of them together nobody could read. */
function firstDifference(echoes: readonly Message[], messages: readonly Message[]): unknown {
  const at = messages.findIndex((message, index) => !isDeepStrictEqual(message, echoes[index]))
  return at < 0 ? undefined : { sent: messages[at], echoed: echoes[at] }
}

describe.skipIf(program === undefined)('what the crate has read and written again', () => {
  let echo: Echo | undefined
  afterEach(async () => {
    echo?.transport.close()
    await echo?.stop()
    echo = undefined
  })

  async function echoAll(way: Way, format: Format, messages: readonly Message[]) {
    echo = await startEcho(program ?? '', way, format)
    return echoed(echo, createCodec(format), messages)
  }

  it.each(everyWay)('is every kind of message: %s over %s', async (format, way) => {
    const messages = vectorsIn(format)
    expect(messages.length).toBeGreaterThan(30)
    expect(firstDifference(await echoAll(way, format, messages), messages)).toBeUndefined()
  })

  it.each([
    ['msgpack', 'WebSocket'],
    ['json', 'stdio'],
  ] as const)('is the same after 10,000 messages: %s over %s', async (format, way) => {
    const messages = historyOf(format, 10_000)
    expect(firstDifference(await echoAll(way, format, messages), messages)).toBeUndefined()
  })

  it('is as exact as the crate reads floats: MessagePack to the bit, JSON to 2 units in the last place', async () => {
    const floats = randomFloats(1_000)
    const exact = await echoAll('stdio', 'msgpack', [messageOf(floats)])
    expect(exact).toEqual([messageOf(floats)])
    echo?.transport.close()
    await echo?.stop()
    const [fromJson] = await echoAll('stdio', 'json', [messageOf(floats)])
    const distances = floatsIn(fromJson).map((float, at) => distance(float, floats[at] ?? 0))
    expect(distances).toHaveLength(floats.length)
    expect(Math.max(...distances)).toBeLessThanOrEqual(2)
  })
})

/** Of every size, with all their digits. */
function randomFloats(count: number): number[] {
  const random = createRandom(3)
  const view = new DataView(new ArrayBuffer(8))
  return Array.from({ length: count }, () => {
    view.setUint32(0, random() * 2 ** 32)
    view.setUint32(4, random() * 2 ** 32)
    const float = view.getFloat64(0)
    return Number.isFinite(float) ? float : 0
  })
}

/** A message that carries these floats. */
function messageOf(floats: readonly number[]): Message {
  const value = floats.map((float) => ({ type: 'F64' as const, value: float }))
  const fields = new Map([['floats', { type: 'Array' as const, value }]])
  const component = { id: 'Floats', data: { type: 'Structured' as const, fields } }
  const payload = createSnapshotPayload([{ id: 1, components: [component] }], 0)
  return createMessage(payload, { timestamp: 1n, sequence: 1n, schemaVersion: 1 })
}

function floatsIn(message: Message | undefined): number[] {
  const entities = message?.payload.type === 'snapshot' ? message.payload.entities : []
  const data = entities[0]?.components[0]?.data
  const floats = data?.type === 'Structured' ? data.fields.get('floats') : undefined
  if (floats?.type !== 'Array') return []
  return floats.value.map((field) => (field.type === 'F64' ? field.value : Number.NaN))
}

/** How many floats apart two are. */
function distance(left: number, right: number): number {
  const view = new DataView(new ArrayBuffer(16))
  view.setFloat64(0, left)
  view.setFloat64(8, right)
  const apart = view.getBigInt64(0) - view.getBigInt64(8)
  return Number(apart < 0n ? -apart : apart)
}
