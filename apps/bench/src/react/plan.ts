import type { VariantName } from '../../pages/react/variants.ts'
import type { UpdateCase } from './measure-updates.ts'
import type { TurnPlan } from './take-turns.ts'

export const FULL_PLAN: TurnPlan = { repetitions: 7, warmUpTicks: 20, turns: 4, ticksATurn: 8 }

export const QUICK_PLAN: TurnPlan = { repetitions: 3, warmUpTicks: 10, turns: 2, ticksATurn: 5 }

export const VARIANTS: readonly VariantName[] = [
  'floor',
  'read-only',
  'bare-store',
  'ours',
  'ours-context',
  'ours-transient',
  'zustand',
  'zustand-dense',
  'jotai',
  'valtio',
  'koota',
]

export const CASES: readonly UpdateCase[] = [
  {
    entities: 10_000,
    mounted: 10_000,
    loads: [10, 100, 1_000].map((changed) => ({ changed, among: 'shown' as const })),
  },
  { entities: 11_000, mounted: 1_000, loads: [{ changed: 10_000, among: 'others' }] },
]
