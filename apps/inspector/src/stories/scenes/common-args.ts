import { choice, number, seed } from '../../engine/args.ts'

/** Args that most stories have. */
export const commonArgs = {
  tickRate: choice([10, 20, 30, 60], { default: 20 }),
  codec: choice(['msgpack', 'json'], { default: 'msgpack' }),
  seed: seed({ default: 20260114 }),
}

/** Bots that walk in rings. */
export const bots = number({ default: 40, min: 1, max: 500, step: 1 })
