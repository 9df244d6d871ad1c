import type { EntityId } from '@tx2-link/core'
import type { ReactNode } from 'react'
import type { Ability } from '../avatar.ts'
import { AbilityGlyph } from '../glyphs/ability-glyph.tsx'
import { useField } from '../hooks.ts'
import type { Controls } from '../input/controls.ts'
import { formatSeconds, secondsUntil } from './seconds.ts'
import { useTick } from './use-tick.ts'

const names: Readonly<Record<Ability, string>> = {
  dash: 'Dash',
  volley: 'Volley',
  shield: 'Shield',
}

const effects: Readonly<Record<Ability, string>> = {
  dash: 'a burst of speed',
  volley: 'hits five enemies around you',
  shield: 'halves what hits you for 3 s',
}

const readyFields = { dash: 'dashAt', volley: 'volleyAt', shield: 'shieldAt' } as const

interface AbilityButtonProps {
  readonly id: EntityId
  readonly ability: Ability
  /** The key that does the same. */
  readonly letter: string
  readonly controls: Controls
}

/** Seconds stand over the drawing while the ability cools down. */
export function AbilityButton({ id, ability, letter, controls }: AbilityButtonProps): ReactNode {
  const readyAt = useField(id, 'Abilities', readyFields[ability]) ?? 0
  const wait = formatSeconds(secondsUntil(readyAt, useTick()))
  const isHolding = useShieldHolds(id, ability)
  return (
    <button
      type="button"
      className="ability-button"
      data-cooling={wait !== '' || undefined}
      data-holding={isHolding || undefined}
      title={`${names[ability]}: ${effects[ability]} (${letter})`}
      aria-keyshortcuts={letter}
      aria-disabled={wait !== ''}
      onClick={() => controls.cast(ability)}
    >
      <AbilityGlyph ability={ability} />
      <span className="ability-wait">{wait}</span>
      <span className="visually-hidden">{names[ability]}, key </span>
      <kbd className="ability-key">{letter}</kbd>
    </button>
  )
}

function useShieldHolds(id: EntityId, ability: Ability): boolean {
  const until = useField(ability === 'shield' ? id : undefined, 'Abilities', 'shieldUntil') ?? 0
  return until > useTick()
}
