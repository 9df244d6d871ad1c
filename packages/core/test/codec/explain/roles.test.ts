import { describe, expect, it } from 'vitest'
import { createCodec } from '../../../src/codec/create-codec.ts'
import { explain } from '../../../src/codec/explain/explain.ts'
import { BYTE_ROLES, type Explanation } from '../../../src/codec/explain/explained-node.ts'
import { createDeltaPayload, createMessage } from '../../../src/protocol/create-message.ts'
import { bytesOf } from '../fixtures.ts'

const stamp = { timestamp: 0n, sequence: 0n, schemaVersion: 1 }
const change = createMessage(
  createDeltaPayload(
    [
      {
        type: 'fields_updated',
        entityId: 214,
        componentId: 'Position',
        fields: [
          { fieldId: 'x', oldValue: undefined, newValue: { type: 'F32', value: 1.5 } },
          { fieldId: 'y', oldValue: { type: 'Null' }, newValue: { type: 'Bool', value: true } },
        ],
      },
    ],
    0n,
  ),
  stamp,
)

/** A letter for each byte: structure a dot, else the first of its role. */
function letters({ roles }: Explanation): string {
  return Array.from(roles, (code) => {
    const role = BYTE_ROLES[code]!
    return role === 'structure' ? '.' : role[0]!
  }).join('')
}

function rolesOfText(json: string): string {
  return letters(explain(new TextEncoder().encode(json), 'json'))
}

function rolesOfHex(hex: string): string {
  return letters(explain(bytesOf(hex.replaceAll(' ', '')), 'msgpack'))
}

describe('[X5] each byte has one role', () => {
  it('in MessagePack', () => {
    expect(rolesOfHex('92 950401010101 92 a361636b 05')).toBe('.hhhhhh.nnnnv')
  })

  it('of a change: ids and new values are values, all kinds and names are names', () => {
    const explanation = explain(createCodec('msgpack').encodeMessage(change), 'msgpack')
    const marks =
      `.${'n'.repeat(15)}vv${'n'.repeat(9)}.` + // 94 ae… ccd6 a8… 92
      `.nn..nnnnvvvvv` + // 93 a178 c0 81 a3463332 ca…
      `.nn${'v'.repeat(5)}.nnnnnv` // 93 a179 a44e756c6c 81 a4426f6f6c c3
    expect(letters(explanation)).toBe(`.${'h'.repeat(11)}.${'n'.repeat(6)}.${marks}v.vvvv`)
    expect(explanation.split).toStrictEqual({ header: 11, name: 43, value: 18, structure: 11 })
  })

  it('in bincode, where ordinals and lengths belong to what they say or measure', () => {
    const ack = createMessage({ type: 'ack', ackId: 5n }, stamp)
    expect(letters(explain(createCodec('bincode').encodeMessage(ack), 'bincode'))).toBe(
      `${'h'.repeat(32)}${'n'.repeat(11)}${'v'.repeat(8)}`,
    )
    const explanation = explain(createCodec('bincode').encodeMessage(change), 'bincode')
    const fields =
      `${'n'.repeat(9)}.${'n'.repeat(4)}vvvv` + // x: no old value, F32, 1.5
      `${'n'.repeat(9)}.vvvv${'n'.repeat(4)}v` // y: an old value, Null, Bool, true
    const marks = `${'n'.repeat(22)}vvvv${'n'.repeat(16)}${'.'.repeat(8)}${fields}`
    expect(letters(explanation)).toBe(
      `${'h'.repeat(32)}${'n'.repeat(13)}${'.'.repeat(8)}${marks}${'v'.repeat(24)}`,
    )
  })

  it('in JSON, where keys are names and space is structure', () => {
    const head = '"header":["Ack",1,1,1,1]'
    const line = '{' + head + ', "payload" : {"type":"ack" ,"ack_id":5}}'
    const mark = '.' + 'h'.repeat(head.length) + '..nnnnnnnnn....nnnnnn.nnnnn..nnnnnnnn.v..'
    expect(rolesOfText(line)).toBe(mark)
  })

  it('in JSON also when the header is a map and comes last', () => {
    const head =
      '"header":{"id":2,"sequence":3,"x":[],"msg_type":"Ping","timestamp":4,"schema_version":1}'
    expect(rolesOfText(`{"payload":["ping"], ${head} }`)).toBe(
      `.nnnnnnnnn..nnnnnn...${'h'.repeat(head.length)}..`,
    )
  })

  it('of a Null that of a value, and in its other form also that of a name', () => {
    const [before, after] = [
      '[["Snapshot",1,1,1,1],["snapshot",[[1,[["C",{"Structured":{"v":',
      '}}]]]],[1,1,1,"None"]]]',
    ]
    const [bare, pair] = ['"Null"', '{"Null":null}'].map((value) => {
      const json = before + value + after
      return rolesOfText(json).slice(json.indexOf(value), json.indexOf(value) + value.length)
    })
    expect(bare).toBe('vvvvvv')
    expect(pair).toBe('.nnnnnn.vvvv.')
  })

  it('of what nobody reads that of structure, but for its name', () => {
    const payload = '83 a3787878 93010203 a474797065 a361636b a661636b5f6964 05'
    expect(rolesOfHex(`92 950401010101 ${payload} c1ff`)).toBe(
      `.hhhhhh.${'nnnn'}....${'nnnnn'}${'nnnn'}${'nnnnnnn'}v..`,
    )
  })
})
