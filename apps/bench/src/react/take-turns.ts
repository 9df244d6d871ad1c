import type { Tick } from '../../pages/react/measure-tick.ts'

/** Something that is measured beside others. */
export interface Contender {
  run(ticks: number): Promise<readonly Tick[]>
}

export interface TurnPlan {
  /** How often everything is mounted anew, in pages of its own. */
  readonly repetitions: number
  /** Ticks that each runs first with each load, so that its code is compiled. */
  readonly warmUpTicks: number
  /** How often each is measured in a repetition. */
  readonly turns: number
  readonly ticksATurn: number
}

/**
 * Lets contenders run in turn, each time in another order, so that what else the machine does falls
 * on all alike. Gives the ticks of each, in their order.
 */
export async function takeTurns(
  contenders: readonly Contender[],
  { turns, ticksATurn }: TurnPlan,
  repetition: number,
): Promise<Tick[][]> {
  const taken = contenders.map((): Tick[] => [])
  for (let turn = 0; turn < turns; turn += 1) {
    for (let step = 0; step < contenders.length; step += 1) {
      const place = (step + turn + repetition) % contenders.length
      const ticks = await contenders[place]?.run(ticksATurn)
      if (ticks !== undefined) taken[place]?.push(...ticks)
    }
  }
  return taken
}
