import { describe, expect, it } from 'vitest'
import { formatBytes } from '../../src/debug/format-bytes.ts'

describe('formatBytes', () => {
  // What the crate 0.1.1 prints for the same numbers.
  it.each([
    [0, '0 bytes'],
    [1, '1 bytes'],
    [999, '999 bytes'],
    [1023, '1023 bytes'],
    [1024, '1.00 KB'],
    [1029, '1.00 KB'],
    [1152, '1.12 KB'],
    [1408, '1.38 KB'],
    [1536, '1.50 KB'],
    [1664, '1.62 KB'],
    [1920, '1.88 KB'],
    [1048575, '1024.00 KB'],
    [1048576, '1.00 MB'],
    [5373952, '5.12 MB'],
    [1073741823, '1024.00 MB'],
    [1099511627776, '1024.00 GB'],
  ])('[Z1] says %d as the crate does: %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('[Z1] refuses %d', (bytes) => {
    expect(() => formatBytes(bytes)).toThrow(expect.objectContaining({ code: 'invalid-value' }))
  })
})
