import { type NumberArg, number } from '../../engine/args.ts'

/** How wide a frame is, in which a component stands. */
export function frameWidth(px: number): NumberArg {
  return number({ default: px, min: 120, max: 400, step: 4, unit: 'px', isLive: true })
}
