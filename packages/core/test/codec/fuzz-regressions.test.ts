import { describe, expect, it } from 'vitest'
import { checkExplanation, checkRoundTrip, decodeInput } from '../../fuzz/check-input.ts'
import { inputOfRegression, readRegressions } from '../../fuzz/regressions.ts'

const regressions = readRegressions()

describe('[W13] what fuzzing found once', () => {
  it('is kept', () => {
    expect(regressions.length).toBeGreaterThan(0)
  })

  it.each(regressions)('does no harm any more: $format $kind, $words', (regression) => {
    const input = inputOfRegression(regression)
    // Each throws in words when something is wrong.
    const outcome = decodeInput(input)
    const written = 'value' in outcome ? checkRoundTrip(input.subject, outcome.value) : undefined
    if (input.subject.kind === 'message') checkExplanation(input, outcome)
    expect('value' in outcome || outcome.refusal.offset !== undefined).toBe(true)
    expect(written).not.toBe(0)
  })
})
