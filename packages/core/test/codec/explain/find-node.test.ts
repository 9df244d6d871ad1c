import { describe, expect, it } from 'vitest'
import { explain } from '../../../src/codec/explain/explain.ts'
import { findNodeAt } from '../../../src/codec/explain/find-node.ts'
import { bytesOfPayload, find, moved } from './messages.ts'

describe('[X8] findNodeAt', () => {
  const bytes = bytesOfPayload(moved, 'msgpack')
  const explanation = explain(bytes, 'msgpack')
  const y = find(explanation, 'change.Position.y')

  function kinds(offset: number): string[] {
    return findNodeAt(explanation.root, offset).map(({ kind }) => kind)
  }

  it('goes from the message to the smallest node', () => {
    expect(kinds(0)).toStrictEqual(['message'])
    expect(kinds(2)).toStrictEqual(['message', 'header', 'property'])
    expect(kinds(y.start)).toStrictEqual(['message', 'payload', 'change', 'field'])
    expect(kinds(y.start + 1)).toStrictEqual(['message', 'payload', 'change', 'field', 'part'])
    expect(kinds(y.end - 1)).toStrictEqual(['message', 'payload', 'change', 'field'])
  })

  it.each([-1, bytes.length, NaN])('finds nothing at %d', (offset) => {
    expect(findNodeAt(explanation.root, offset)).toStrictEqual([])
  })
})
