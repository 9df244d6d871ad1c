/** How well somebody is, which decides how a health bar looks. */
export type Vitality = 'full' | 'hurt' | 'low' | 'dead' | 'absent'

/** Below this share of all health one is nearly dead. */
const LOW = 0.3

export function vitalityOf(
  health: { readonly current: number; readonly max: number } | undefined,
): Vitality {
  if (health === undefined) return 'absent'
  const { current, max } = health
  if (current === 0) return 'dead'
  if (current < max * LOW) return 'low'
  return current < max ? 'hurt' : 'full'
}
