import { describe, expect, it } from 'vitest'
import { explain } from '../../../src/codec/explain/explain.ts'
import { pathOf } from '../../../src/codec/explain/node-path.ts'
import { bytesOf } from '../fixtures.ts'
import { explainText } from './messages.ts'
import { nodesOf } from './tree-faults.ts'

describe('[X6] nodes come in the order of the wire, with all that lies there', () => {
  it('the fields of a struct that is a map', () => {
    const payload = '{"ack_id":5,"type":"ack"}'
    const header = '{"id":2,"sequence":3,"msg_type":"Ack","schema_version":1,"timestamp":4}'
    const { root } = explainText(` {"payload":${payload} , "header":${header}} `)
    const names = nodesOf(root).map((node) => pathOf(node))
    expect(names).toStrictEqual([
      'message',
      'payload',
      'header',
      'ack_id',
      'type',
      'header.id',
      'header.sequence',
      'header.msg_type',
      'header.schema_version',
      'header.timestamp',
    ])
  })

  it('both of two entries with one name, though the last holds', () => {
    const component = '["C",{"Structured":{"v":{"U8":1},"v":{"U8":2}}}]'
    const payload = `["snapshot",[[1,[${component}]]],[0.0,1,1,"None"]]`
    const { root, message } = explainText(`[["Snapshot",1,1,1,1],${payload}]`)
    const fields = nodesOf(root).filter(({ kind }) => kind === 'field')
    expect(fields.map(({ name, value }) => [name, value])).toStrictEqual([
      ['v', 1],
      ['v', 2],
    ])
    const data = { type: 'Structured', fields: new Map([['v', { type: 'U8', value: 2 }]]) }
    expect(message.payload).toMatchObject({ entities: [{ components: [{ data }] }] })
  })

  it('strangers by their names, and what they hold unread', () => {
    const { root } = explainText(
      '{"header":["Ping",1,1,1,1],"\\u0061":{"b":[1]},"payload":{"type":"ping","":0}}',
    )
    const strangers = nodesOf(root).filter(({ kind }) => kind === 'unread')
    expect(strangers.map((node) => [pathOf(node), node.end - node.start])).toStrictEqual([
      ['a', 18],
      ['', 4],
    ])
    expect(strangers.flatMap(({ children }) => children)).toStrictEqual([])
  })

  it.each([
    ['a3616263', 'abc'],
    ['d903616263', 'abc'],
    ['da0003616263', 'abc'],
    ['db00000003616263', 'abc'],
    ['c403616263', 'abc'],
    ['a2ff62', '\ufffdb'],
    ['a4efbbbf61', '\ufeffa'],
    ['07', '7'],
    ['cd0100', '256'],
  ])('strangers of MessagePack, in any spelling: %s', (key, name) => {
    const { root } = explain(bytesOf(`9295040101010182${key}c0a474797065a470696e67`), 'msgpack')
    const stranger = root.children[1]!.children[0]!
    expect(stranger).toMatchObject({ kind: 'unread', name, valueEnd: 9 + key.length / 2 })
  })

  it('what follows a message of MessagePack', () => {
    const { root } = explain(bytesOf('9295040101010191a470696e67c1ffff'), 'msgpack')
    expect(root).toMatchObject({ end: 16, valueEnd: 13 })
    expect(root.children.at(-1)).toMatchObject({ kind: 'unread', name: 'rest', start: 13, end: 16 })
  })
})
