import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Queue } from '../src/queue.ts'

describe('Queue', () => {
  it('gives back what was put in, first in first out, however pushes and shifts are mixed', () => {
    const steps = fc.array(fc.integer({ min: -40, max: 60 }), { maxLength: 40 })
    fc.assert(
      fc.property(steps, (counts) => {
        const queue = new Queue<number>()
        const model: number[] = []
        let next = 0
        for (const count of counts) {
          for (let i = 0; i < count; i += 1) {
            queue.push(next)
            model.push(next)
            next += 1
          }
          for (let i = 0; i > count; i -= 1) expect(queue.shift()).toBe(model.shift())
          expect(queue.length).toBe(model.length)
        }
      }),
    )
  })
})
