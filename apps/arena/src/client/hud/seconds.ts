import { ticksPerSecond } from '../../game/tuning.ts'

/** Seconds until `atTick`, 0 once it has come. */
export function secondsUntil(atTick: number, tick: number): number {
  return Math.max(0, atTick - tick) / ticksPerSecond
}

/** Seconds as they stand where an icon was: one decimal below ten, whole above, nothing at 0. */
export function formatSeconds(seconds: number): string {
  if (seconds <= 0) return ''
  return seconds < 9.95 ? seconds.toFixed(1) : String(Math.ceil(seconds))
}
