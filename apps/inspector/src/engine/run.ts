import type { ArgValue, ArgValues } from './args.ts'
import type { ExpectationState } from './expectation.ts'
import type { StageView } from './stage.ts'
import type { Story } from './story.ts'

/**
 * - `ready`: nothing has happened yet
 * - `passed`, `failed`: the play is over, and every expectation held or not
 * - `broken`: the play threw
 */
export type RunStatus = 'ready' | 'running' | 'passed' | 'failed' | 'broken'

type StepStatus = 'waiting' | 'running' | 'done'

export interface StepState {
  readonly name: string
  readonly plannedMs: number
  readonly status: StepStatus
  /** Virtual time, in ms; where it is planned to begin while it waits. */
  readonly beganAtMs: number
  /** Virtual time, in ms; where it is planned to end while it is not done. */
  readonly endedAtMs: number
}

/** What a list of steps and expectations shows. The object is replaced when something in it changes. */
export interface RunState {
  readonly status: RunStatus
  readonly steps: readonly StepState[]
  readonly expectations: readonly ExpectationState[]
  /** What the play threw, in words. */
  readonly error: string | undefined
  /** When the play was over, in virtual ms. */
  readonly endedAtMs: number | undefined
}

/** One story being played, from virtual time 0 on. The same story with the same args plays the same each time. */
export interface StoryRun {
  readonly story: Story
  readonly args: ArgValues
  readonly stage: StageView
  readonly state: RunState
  /** Virtual time, in ms. */
  readonly nowMs: number
  /** Whether a state of the story's components is to be seen now, in its step. */
  isShown(state: string): boolean
  /** Changes a live arg within the run; false for the others, which need another run. */
  turn(arg: string, value: ArgValue): boolean
  /** Told when `state` is replaced. */
  subscribe(listener: () => void): () => void
  /**
   * Moves virtual time on and resolves when it is there; one call waits for the other. After the
   * play is over the stage goes on to live.
   */
  advance(ms: number): Promise<void>
  /** Plays to the end and gives what came of it; a play that takes longer than 10 min of virtual time is broken. */
  finish(): Promise<RunState>
  /** Closes links and server. */
  dispose(): void
}
