export { createFakeClock, type FakeClock } from './fake-clock.ts'
export { createRandom } from './random.ts'
