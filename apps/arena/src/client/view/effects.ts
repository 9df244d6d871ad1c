import type { EntityId } from '@tx2-link/core'

/** Something that is seen for a moment and changes nothing. */
export type EffectKind = 'tracer' | 'spark' | 'damage' | 'dash' | 'volley' | 'death' | 'respawn'

/** Points are in units, times in local milliseconds. */
export interface Effect {
  kind: EffectKind
  startMs: number
  endMs: number
  x: number
  y: number
  toX: number
  toY: number
  team: number
  /** Hit points of a damage number. */
  amount: number
  /** Which place beside its body a damage number had in the last frame. */
  place: number
  /** Whom it happens to, 0 when that does not matter. */
  fighter: EntityId
}

const durations: Readonly<Record<EffectKind, number>> = {
  tracer: 200,
  spark: 220,
  damage: 900,
  dash: 420,
  volley: 380,
  death: 450,
  respawn: 600,
}

/** More at once than this no one sees; the newest are left out. */
const capacity = 600

/** What flashes over the map right now; records are used again, so that a fight makes no garbage. */
export class Effects {
  readonly live: Effect[] = []
  readonly #spare: Effect[] = []

  /** Starts an effect; undefined when there are too many. The caller may set what is left. */
  start(kind: EffectKind, startMs: number, x: number, y: number, team: number): Effect | undefined {
    if (this.live.length >= capacity) return undefined
    const effect = this.#spare.pop() ?? blank()
    effect.kind = kind
    effect.startMs = startMs
    effect.endMs = startMs + durations[kind]
    effect.x = x
    effect.y = y
    effect.toX = x
    effect.toY = y
    effect.team = team
    effect.amount = 0
    effect.place = 0
    effect.fighter = 0
    this.live.push(effect)
    return effect
  }

  /** Takes out what is over. */
  prune(nowMs: number): void {
    let kept = 0
    for (const effect of this.live) {
      if (effect.endMs > nowMs) {
        this.live[kept] = effect
        kept += 1
      } else {
        this.#spare.push(effect)
      }
    }
    this.live.length = kept
  }

  clear(): void {
    this.#spare.push(...this.live)
    this.live.length = 0
  }
}

/** How much of the effect has passed, 0 to 1; below 0 it has not begun. */
export function progressOf(effect: Effect, nowMs: number): number {
  return (nowMs - effect.startMs) / (effect.endMs - effect.startMs)
}

function blank(): Effect {
  return {
    kind: 'spark',
    startMs: 0,
    endMs: 0,
    x: 0,
    y: 0,
    toX: 0,
    toY: 0,
    team: 0,
    amount: 0,
    place: 0,
    fighter: 0,
  }
}
