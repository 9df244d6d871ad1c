import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { float32Text, float64Text, scanNumber } from '../../../src/codec/json/number-text.ts'

describe("[W9] floats have the crate's spelling", () => {
  it.each([
    [0, '0.0'],
    [-0, '-0.0'],
    [10, '10.0'],
    [-1.5, '-1.5'],
    [1e15, '1000000000000000.0'],
    [1e16, '1e16'],
    [1.5e16, '1.5e16'],
    [1e-5, '0.00001'],
    [1e-6, '1e-6'],
    [1.25e-7, '1.25e-7'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e308'],
  ])('%d as 64 bits is %s', (value, text) => {
    expect(float64Text(value)).toBe(text)
  })

  it.each([
    [0, '0.0'],
    [-0, '-0.0'],
    [Math.fround(0.1), '0.1'],
    [16777216, '16777216.0'],
    [Math.fround(3.4028235e38), '3.4028235e38'],
    [Math.fround(1e13), '1e13'],
    [Math.fround(1e-6), '0.000001'],
    [Math.fround(1e-45), '1e-45'],
  ])('%d as 32 bits is %s', (value, text) => {
    expect(float32Text(value)).toBe(text)
  })

  it('and read back as what they were', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.float({ noNaN: true, noDefaultInfinity: true }),
        (wide, narrow) => {
          expect(Number(float64Text(wide))).toBe(wide)
          expect(Math.fround(Number(float32Text(narrow)))).toBe(narrow)
        },
      ),
    )
  })

  it('which is a JSON number, and never an integer', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const bytes = new TextEncoder().encode(float64Text(value))
        expect(scanNumber(bytes, 0)).toBe(~bytes.length)
      }),
    )
  })
})
