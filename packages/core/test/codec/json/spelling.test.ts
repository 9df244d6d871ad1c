import { describe, expect, it } from 'vitest'
import { createCodec } from '../../../src/codec/create-codec.ts'
import type { FieldValue } from '../../../src/protocol/value.ts'

const codec = createCodec('json')

function decodeText(json: string) {
  return codec.decodeMessage(new TextEncoder().encode(json))
}

function readField(json: string): FieldValue | undefined {
  const text = `{"id":"C","data":{"Structured":{"v":${json}}}}`
  const { data } = codec.decodeComponent(new TextEncoder().encode(text))
  return data.type === 'Structured' ? data.fields.get('v') : undefined
}

const header = '{"msg_type":"Ack","timestamp":100,"id":200,"sequence":1,"schema_version":1}'
const ack = {
  header: { messageType: 'ack', timestamp: 100n, id: 200n, sequence: 1n, schemaVersion: 1 },
  payload: { type: 'ack', ackId: 5n },
} as const
const malformed = expect.objectContaining({ code: 'malformed', offset: expect.any(Number) })

describe('[W3] fields may come in any order, with strangers among them', () => {
  it.each([
    '{"type":"ack","ack_id":5}',
    '{"ack_id":5,"type":"ack"}',
    '{"x":[{"a":"\\""},-1.5e3,true,false,null],"type":"ack","y":{},"ack_id":5,"z":[]}',
    ' { "ack_id" : 5 ,\n\t"type" : "ack" } ',
    '{"\\u0074ype":"\\u0061ck","ack_id":5}',
    '["ack",5]',
    '[ "ack" , 5 ]',
  ])('%s', (payload) => {
    expect(decodeText(`{"header":${header},"payload":${payload}}`)).toStrictEqual(ack)
    expect(decodeText(`{"payload":${payload},"header":${header}}`)).toStrictEqual(ack)
  })
})

describe('[W4] a struct that is not whole, or more than whole, is refused', () => {
  it.each([
    '{"type":"ack"}',
    '{"ack_id":5}',
    '{}',
    '[]',
    '["ack"]',
    '["ack",5,6]',
    '{"type":"ack","ack_id":5,"ack_id":5}',
    '{"type":"ack","ack_id":5,"type":"ack"}',
    '{"type":"ack","type":"ack","ack_id":5}',
    '{"type":"ack","ack_id":5,}',
    '{"type":"ack" "ack_id":5}',
    '{"type":"ack",,"ack_id":5}',
    '{,"type":"ack","ack_id":5}',
    '{"type":4,"ack_id":5}',
    '{type:"ack","ack_id":5}',
    '"ack"',
    'null',
  ])('%s', (payload) => {
    expect(() => decodeText(`{"header":${header},"payload":${payload}}`)).toThrowError(malformed)
  })
})

describe("[W4] numbers are those of JSON's grammar, in their range", () => {
  it.each([
    '01',
    '+1',
    '1.',
    '.5',
    '1e',
    '1e+',
    '0x10',
    '-',
    '1_000',
    '--1',
    '1.5.5',
    'Infinity',
    'NaN',
    '1e400',
    '""',
  ])('%s is no float', (text) => {
    expect(() => readField(`{"F64":${text}}`)).toThrowError(malformed)
  })

  it.each(['1.0', '1e0', '-0', '-1', '256', '00', '99999999999999999999999', '"1"'])(
    '%s is no U8',
    (text) => {
      expect(() => readField(`{"U8":${text}}`)).toThrowError(malformed)
    },
  )

  it.each(['18446744073709551616', '-1', '1.0', '1'.repeat(1000)])('%s is no U64', (text) => {
    expect(() => readField(`{"U64":${text}}`)).toThrowError(malformed)
  })

  it.each(['9223372036854775808', '-9223372036854775809'])('%s is no I64', (text) => {
    expect(() => readField(`{"I64":${text}}`)).toThrowError(malformed)
  })
})

describe('[W3] an integer that stands for a float is rounded once', () => {
  it.each([
    ['{"F32":9007200328482817}', { type: 'F32', value: 9007200328482816 }],
    ['{"F32":-9007200328482817}', { type: 'F32', value: -9007200328482816 }],
    ['{"F32":-0}', { type: 'F32', value: -0 }],
    ['{"F64":-0}', { type: 'F64', value: -0 }],
    ['{"F32":0}', { type: 'F32', value: 0 }],
    ['{"F64":9007199254740993}', { type: 'F64', value: 9007199254740992 }],
    ['{"F64":123456789012345678901234567890}', { type: 'F64', value: 1.2345678901234568e29 }],
  ])('%s', (json, value) => {
    expect(readField(json)).toStrictEqual(value)
  })
})

describe('[W7] only space may follow a message', () => {
  const whole = `{"header":${header},"payload":["ack",5]}`

  it('space is passed over', () => {
    expect(decodeText(`${whole} \n\t\r`)).toStrictEqual(ack)
  })

  it.each(['x', ',', '{}', '}', '\0'])('%j is refused', (rest) => {
    expect(() => decodeText(whole + rest)).toThrowError(malformed)
  })
})

describe('[W6] escapes stand for what JSON says', () => {
  it('all of them', () => {
    expect(
      readField('{"String":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\u20ac\\ud83d\\ude00é€😀"}'),
    ).toStrictEqual({
      type: 'String',
      value: '"\\/\b\f\n\r\tAé€😀é€😀',
    })
  })

  it.each([
    '\\x41',
    '\\u12',
    '\\u12g4',
    '\\ud83d',
    '\\ud83dA',
    '\\ud83d\\u0041',
    '\\ude00',
    '\\',
    '\n',
    '\0',
  ])('but %j is refused', (inner) => {
    expect(() => readField(`{"String":"${inner}"}`)).toThrowError(malformed)
  })
})
