import { EventEmitter, once } from 'node:events'
import { type Format, createCodec, createMessage, encodeFrame } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { run } from '../src/command/run.ts'
import { createFakeIo } from './fake-io.ts'
import { delta, ping } from './messages.ts'

const FORMATS: readonly Format[] = ['msgpack', 'json', 'bincode']

function bytesOf(format: Format, message = delta): Uint8Array {
  return createCodec(format).encodeMessage(message)
}

describe('decode and encode', () => {
  it.each(FORMATS.flatMap((from) => FORMATS.map((to) => [from, to] as const)))(
    '[A1] turn %s into %s, byte for byte',
    async (from, to) => {
      const io = createFakeIo({ 'in.bin': bytesOf(from) })
      expect(await run(['encode', 'in.bin', '--from', from, '--to', to], io)).toBe(0)
      expect(io.outBytes()).toEqual(bytesOf(to))
    },
  )

  it('[A2] print JSON that is edited and encoded again without a digit lost', async () => {
    const io = createFakeIo({ '-': bytesOf('msgpack') })
    expect(await run(['decode'], io)).toBe(0)
    expect(io.out()).toContain('18446744073709551615')
    expect(io.out().split('\n').length).toBeGreaterThan(20)
    const again = createFakeIo({ 'edited.json': io.out() })
    expect(await run(['encode', 'edited.json', '--out', 'out.bin'], again)).toBe(0)
    expect(again.files.get('out.bin')).toEqual(bytesOf('msgpack'))
    expect(again.out()).toBe('')
  })

  it('[A3] take and give hexadecimal text', async () => {
    const hex = Buffer.from(bytesOf('msgpack', ping)).toString('hex')
    const io = createFakeIo({ '-': `0x${hex.slice(0, 4)} ${hex.slice(4)}\n` })
    expect(await run(['decode', '--hex', '--as', 'line'], io)).toBe(0)
    expect(io.out()).toMatch(/^Ping \(seq: 40878\), \d+ bytes\n$/)
    const back = createFakeIo({ '-': bytesOf('json', ping) })
    await run(['encode', '--hex'], back)
    expect(back.out()).toBe(`${hex}\n`)
  })

  it('[A4] show a tree with the place of each field', async () => {
    const bytes = bytesOf('msgpack')
    const io = createFakeIo({ 'in.bin': bytes })
    expect(await run(['decode', 'in.bin', '--as', 'tree'], io)).toBe(0)
    const line =
      io
        .out()
        .split('\n')
        .find((each) => each.includes('"big"')) ?? ''
    expect(line).toMatch(/field "big" U64 = 18446744073709551615$/)
    const [, offset, length] = /^([0-9a-f]{4}) \+(\d+)/.exec(line) ?? []
    const start = Number.parseInt(offset ?? '', 16)
    const name = Buffer.from(bytes.subarray(start, start + Number(length))).toString('latin1')
    expect(name).toContain('big')
    expect(name).not.toContain('name')
  })

  it('[A5] read what the crate writes by itself', async () => {
    const codec = createCodec('bincode')
    const snapshot = { entities: [{ id: 3, components: [] }], timestamp: 1.5, version: '1.0.0' }
    const io = createFakeIo({ 'in.bin': codec.encodeSnapshot(snapshot) })
    const args = ['decode', 'in.bin', '--from', 'bincode', '--kind', 'snapshot']
    expect(await run(args, io)).toBe(0)
    expect(JSON.parse(io.out())).toMatchObject({ entities: [{ id: 3 }], timestamp: 1.5 })
  })
})

describe('streams', () => {
  const broken = encodeFrame(new Uint8Array([0xc1]))
  const stream = Buffer.concat([
    encodeFrame(bytesOf('msgpack', ping)),
    broken,
    encodeFrame(bytesOf('msgpack')),
  ])

  it('[A6] a faulty frame is told with its number and offset, and the next is read', async () => {
    const io = createFakeIo({ '-': stream })
    expect(await run(['decode', '--stream', '--as', 'line'], io)).toBe(1)
    expect(
      io
        .out()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['Ping', 'Delta', ''])
    const second = 4 + bytesOf('msgpack', ping).length
    expect(io.complaints).toEqual([
      expect.stringMatching(
        new RegExp(
          `^frame 2, from byte ${second} of the stream: .*\\(at byte 0\\)\n  c1\n  \\^\\^$`,
        ),
      ),
    ])
  })

  it('[A6] one that ends within a frame says how much is missing', async () => {
    const io = createFakeIo({ '-': stream.subarray(0, stream.length - 3) })
    expect(await run(['decode', '--stream', '--as', 'line'], io)).toBe(1)
    expect(io.complaints.at(-1)).toMatch(/^frame 3, .*3 bytes/)
  })

  it('[A6] are shown as they come, before they end', async () => {
    const gate = new EventEmitter()
    const opened = once(gate, 'open')
    const io = createFakeIo()
    const slow = {
      ...io,
      async *open() {
        yield stream.subarray(0, stream.length - 1)
        await opened
        yield stream.subarray(stream.length - 1)
      },
    }
    const running = run(['decode', '--stream', '--as', 'line'], slow)
    while (io.complaints.length === 0) await Promise.resolve()
    expect(io.out()).toMatch(/^Ping .*\n$/)
    gate.emit('open')
    expect(await running).toBe(1)
    expect(io.out().split('\n')).toHaveLength(3)
  })

  it('[A6] of which one frame is too large go on behind it', async () => {
    const large = new Uint8Array(70 * 1024 * 1024)
    new DataView(large.buffer).setUint32(0, large.length - 4, true)
    const io = createFakeIo()
    const input = {
      ...io,
      async *open() {
        yield large
        yield stream
      },
    }
    expect(await run(['decode', '--stream', '--as', 'line'], input)).toBe(1)
    expect(io.complaints[0]).toMatch(/^frame 1, from byte 0 .*at most 67108864 are taken/)
    expect(io.out().split('\n')).toHaveLength(3)
  })

  it('[A7] lines of JSON become frames, and frames of one format those of another', async () => {
    const good = Buffer.concat([
      encodeFrame(bytesOf('msgpack', ping)),
      encodeFrame(bytesOf('msgpack')),
    ])
    const lines = createFakeIo({ '-': good })
    expect(await run(['decode', '--stream'], lines)).toBe(0)
    const back = createFakeIo({ '-': lines.out() })
    expect(await run(['encode', '--stream'], back)).toBe(0)
    expect(back.outBytes()).toEqual(new Uint8Array(good))
    const other = createFakeIo({ '-': good })
    await run(['encode', '--stream', '--from', 'msgpack', '--to', 'bincode'], other)
    expect(other.outBytes()).toEqual(
      new Uint8Array(
        Buffer.concat([encodeFrame(bytesOf('bincode', ping)), encodeFrame(bytesOf('bincode'))]),
      ),
    )
  })

  it('[A7] a line that is no message is told with its number, and the others are written', async () => {
    const text = `${Buffer.from(bytesOf('json', ping)).toString()}\n{"no": 1}\n`
    const io = createFakeIo({ '-': text })
    expect(await run(['encode', '--stream'], io)).toBe(1)
    expect(io.complaints).toEqual([expect.stringMatching(/^line 2 is no message: .*at byte/)])
    expect(io.outBytes()).toEqual(encodeFrame(bytesOf('msgpack', ping)))
  })
})

describe('faults', () => {
  it('[A8] are told with the bytes around them, and a mark', async () => {
    const bytes = bytesOf('msgpack', ping)
    // The kind in the header begins at byte 2.
    bytes[3] = 0x51
    const io = createFakeIo({ '-': bytes })
    expect(await run(['decode'], io)).toBe(1)
    const [, shown = '', mark = ''] = io.complaints[0]?.split('\n') ?? []
    expect(shown.slice(mark.indexOf('^'), mark.indexOf('^') + 2)).toBe('a4')
    const json = createFakeIo({ '-': '{"header":7}' })
    expect(await run(['encode'], json)).toBe(1)
    expect(json.complaints[0]).toMatch(/\n {2}\{"header":7\}\n {12}\^$/)
    const short = createFakeIo({ '-': '{"header":' })
    expect(await run(['encode'], short)).toBe(1)
    expect(short.complaints[0]).toMatch(/\^ the end$/)
  })

  it.each(FORMATS.flatMap((is) => FORMATS.filter((not) => not !== is).map((not) => [is, not])))(
    '[A8] %s that is taken for %s is found out',
    async (is, not) => {
      const io = createFakeIo({ '-': bytesOf(is as Format) })
      expect(await run(['decode', '--from', not ?? ''], io)).toBe(1)
      expect(io.complaints.at(-1)).toBe(`it can be read as ${is}: add --from ${is}`)
    },
  )

  it('[A8] a stream that is taken for a message is found out', async () => {
    const io = createFakeIo({ '-': encodeFrame(bytesOf('msgpack')) })
    expect(await run(['decode'], io)).toBe(1)
    expect(io.complaints.at(-1)).toBe('it begins as a stream does: add --stream')
  })

  it('[A8] text that is no UTF-8 is a fault of its line', async () => {
    const line = Buffer.from(bytesOf('json', ping))
    const broken = Buffer.concat([Buffer.from('{"\xff":1}', 'latin1'), Buffer.from('\n'), line])
    const io = createFakeIo({ '-': broken })
    expect(await run(['encode', '--stream'], io)).toBe(1)
    expect(io.complaints[0]).toMatch(/^line 1 is no message/)
    expect(io.outBytes()).toEqual(encodeFrame(bytesOf('msgpack', ping)))
  })

  it('[A17] nothing that a message says is a command to the terminal', async () => {
    const payload = { type: 'error', code: 1, message: 'a\u009b31m\u001b[2J\nb\u2028c' } as const
    const bytes = bytesOf('msgpack', createMessage(payload, ping.header))
    for (const way of ['json', 'tree', 'line']) {
      const io = createFakeIo({ '-': bytes })
      expect(await run(['decode', '--as', way], io)).toBe(0)
      expect(io.out().replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
      expect(io.out()).toContain('u009b')
    }
    const io = createFakeIo({ '-': bytes })
    await run(['decode'], io)
    const back = createFakeIo({ '-': io.out() })
    await run(['encode'], back)
    expect(back.outBytes()).toEqual(bytes)
  })
})

describe('what cannot be', () => {
  it.each([
    [['decode', 'in.bin'], 1, /decode: .*\(at byte \d+\)/],
    [['decode', 'none.bin'], 1, /ENOENT/],
    [['decode', '--from', 'xml'], 2, /--from takes msgpack, json, bincode, not xml/],
    [['decode', '--kind', 'thing'], 2, /--kind takes/],
    [['decode', '--kind', 'delta', '--as', 'tree'], 2, /shows messages/],
    [['decode', 'in.bin', 'in.bin'], 2, /one file at a time/],
    [['decode', '--hex', 'hex.txt'], 2, /no hexadecimal text: g stands at digit 2/],
    [['decode', '--nonsense'], 2, /--nonsense/],
    [['tap', '--listen', '0'], 2, /--listen PORT and --to URL/],
    [['tap', '--listen', 'x', '--to', 'ws://localhost'], 2, /--listen takes a port/],
    [['tap', '--listen', '0', '--to', 'http://localhost'], 2, /ws:\/\/ or wss:\/\//],
    [
      ['tap', '--listen', '0', '--to', 'ws://localhost', '--filter', 'byts > 1'],
      2,
      /byts > 1\n +\^/,
    ],
    [['decode', 'in.bin', '--filter', 'bytes > 1'], 2, /--filter is for a --recording/],
    [['dance'], 2, /no command dance/],
  ])('[A8] is said in words, with an exit code: %j', async (args, code, words) => {
    const io = createFakeIo({ 'in.bin': new Uint8Array([0x92, 0x01]), 'hex.txt': '92g0' })
    expect(await run(args, io)).toBe(code)
    expect(io.complaints.join('\n')).toMatch(words)
    expect(io.out()).toBe('')
  })

  it('[A8] NaN in JSON is refused with a code, and a tree shows it', async () => {
    const message = {
      ...delta,
      payload: {
        ...delta.payload,
        changes: [
          {
            type: 'fields_updated' as const,
            entityId: 1,
            componentId: 'P',
            fields: [
              {
                fieldId: 'x',
                oldValue: undefined,
                newValue: { type: 'F32' as const, value: Number.NaN },
              },
            ],
          },
        ],
      },
    }
    if (message.payload.type !== 'delta') throw new Error('a delta was expected')
    const bytes = createCodec('msgpack').encodeMessage({ ...message, payload: message.payload })
    const refused = createFakeIo({ '-': bytes })
    expect(await run(['decode'], refused)).toBe(1)
    const shown = createFakeIo({ '-': bytes })
    expect(await run(['decode', '--as', 'tree'], shown)).toBe(0)
    expect(shown.out()).toContain('NaN')
  })
})

describe('help', () => {
  it('[A9] is printed for the whole and for each command, with every option that it has', async () => {
    const general = createFakeIo()
    expect(await run([], general)).toBe(0)
    for (const name of ['decode', 'encode', 'tap']) {
      expect(general.out()).toContain(name)
      const io = createFakeIo()
      expect(await run([name, '--help'], io)).toBe(0)
      const same = createFakeIo()
      await run(['help', name], same)
      expect(io.out()).toBe(same.out())
      for (const [option] of io.out().matchAll(/^ {2}--[a-z]+/gm)) {
        const tried = createFakeIo({ '-': '' })
        await run([name, option.trim()], tried)
        expect(tried.complaints.join('\n')).not.toContain('Unknown option')
      }
    }
  })
})
