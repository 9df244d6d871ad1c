import { LinkError, LinkErrorCode } from '@tx2-link/core'
import type { StepState } from './run.ts'
import type { PlannedStep } from './story.ts'

/** The steps of a run: where each is planned, or was, in virtual time. */
export class Timetable {
  readonly #plan: readonly PlannedStep[]
  readonly #began: number[] = []
  readonly #ended: number[] = []

  constructor(plan: readonly PlannedStep[]) {
    this.#plan = plan
  }

  /** Begins the next step of the plan, which must be this one; returns when it may end at the earliest. */
  begin(name: string, nowMs: number): number {
    const next = this.#plan[this.#began.length]
    if (next === undefined || next.name !== name || this.#ended.length < this.#began.length) {
      throw new LinkError(
        LinkErrorCode.invalidValue,
        `step ${JSON.stringify(name)} begins where ${JSON.stringify(next?.name)} is planned`,
      )
    }
    this.#began.push(nowMs)
    return nowMs + next.plannedMs
  }

  end(nowMs: number): void {
    this.#ended.push(nowMs)
  }

  hasBegun(name: string): boolean {
    return this.#indexOf(name) < this.#began.length
  }

  isRunning(name: string): boolean {
    return this.hasBegun(name) && !this.hasEnded(name)
  }

  hasEnded(name: string): boolean {
    return this.#indexOf(name) < this.#ended.length
  }

  /** What has not happened yet is planned to follow at once on what has. */
  states(nowMs: number): StepState[] {
    let freeAtMs = 0
    return this.#plan.map(({ name, plannedMs }, index) => {
      const began = this.#began[index]
      const ended = this.#ended[index]
      const beganAtMs = began ?? freeAtMs
      const plannedEnd = beganAtMs + plannedMs
      const endedAtMs = ended ?? (began === undefined ? plannedEnd : Math.max(plannedEnd, nowMs))
      freeAtMs = endedAtMs
      const status = ended !== undefined ? 'done' : began !== undefined ? 'running' : 'waiting'
      return { name, plannedMs, status, beganAtMs, endedAtMs }
    })
  }

  #indexOf(name: string): number {
    const index = this.#plan.findIndex((step) => step.name === name)
    if (index !== -1) return index
    throw new LinkError(LinkErrorCode.invalidValue, `the plan has no step ${JSON.stringify(name)}`)
  }
}
