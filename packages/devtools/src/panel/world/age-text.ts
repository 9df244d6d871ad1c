import { age } from '../format.ts'

/** `0.4 s`, `37 s`, `8 min`: ages that are read at a glance and change a few times a second. */
export function ageText(ms: number): string {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`
  return ms < 99_500 ? `${Math.round(ms / 1000)} s` : age(ms)
}
