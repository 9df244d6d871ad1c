import type { Schema } from '@tx2-link/core'
import { type FakeClock, createFakeClock, createRandom } from '@tx2-link/core/testing'
import type { ArgSpecs, ArgValue, ArgValues } from './args.ts'
import { Judge } from './judge.ts'
import { Listeners } from './listeners.ts'
import { LiveStage } from './live-stage.ts'
import { PlayTurns } from './play-turns.ts'
import type { RunState, RunStatus, StoryRun } from './run.ts'
import type { Stage } from './stage.ts'
import type { Story, StoryDefinition } from './story.ts'
import { Timetable } from './timetable.ts'

/** How often measures are taken and expectations looked at, in virtual ms. Not in step with any tick rate, so that all its phases are seen. */
const LOOK_EVERY_MS = 37

/** A play that takes longer is taken for one that never ends, in virtual ms. */
const LONGEST_PLAY_MS = 600_000

/** One run of a story on a clock of its own. */
export class LiveRun<
  S extends Schema,
  Specs extends ArgSpecs,
  Step extends string,
> implements StoryRun {
  readonly story: Story<ArgValues<Specs>>
  readonly args: ArgValues<Specs>
  readonly stage: LiveStage<S, ArgValues<Specs>, Step>
  readonly #definition: StoryDefinition<S, Specs, Step>
  readonly #clock: FakeClock = createFakeClock()
  readonly #turns = new PlayTurns()
  readonly #timetable: Timetable
  readonly #judge: Judge<Stage<S, ArgValues<Specs>, Step>>
  readonly #listeners = new Listeners()
  #status: RunStatus = 'ready'
  #error: string | undefined
  #endedAtMs: number | undefined
  #state: RunState
  /** Settled when the last call to `advance` is done. */
  #advanced: Promise<void> = Promise.resolve()
  #isDisposed = false
  #isTimeMoving = false

  constructor(
    story: Story<ArgValues<Specs>>,
    definition: StoryDefinition<S, Specs, Step>,
    args: ArgValues<Specs>,
  ) {
    this.story = story
    this.args = args
    this.#definition = definition
    this.#timetable = new Timetable(story.steps)
    this.#judge = new Judge(definition.expectations, this.#timetable)
    const seed = seedOf(args)
    const random = createRandom(seed)
    this.stage = new LiveStage({
      schema: definition.schema,
      args,
      seed,
      random,
      scene: definition.scene(args, random),
      watch: (replica, says) => definition.shows?.watch(replica, args, says),
      run: {
        clock: this.#clock,
        timetable: this.#timetable,
        isTimeMoving: () => this.#isTimeMoving,
        waitUntil: (atMs) => this.#turns.waitUntil(atMs),
        stepChanged: () => this.#changed(),
      },
    })
    this.#state = this.#currentState()
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.subscribe(listener)

  get state(): RunState {
    return this.#state
  }

  get nowMs(): number {
    return this.#clock.now()
  }

  advance(ms: number): Promise<void> {
    const advanced = this.#advanced.then(() => this.#advance(ms))
    this.#advanced = advanced
    return advanced
  }

  isShown(state: string): boolean {
    const shown = this.#definition.shows?.states.find(({ name }) => name === state)
    if (shown === undefined || !this.#timetable.isRunning(shown.step)) return false
    return shown.isShown(this.stage)
  }

  turn(arg: string, value: ArgValue): boolean {
    const spec = Object.hasOwn(this.story.args, arg) ? this.story.args[arg] : undefined
    if (spec?.kind !== 'number' || spec.isLive !== true) return false
    Object.assign(this.args, { [arg]: value })
    return true
  }

  async finish(): Promise<RunState> {
    await this.advance(0)
    while (this.#status === 'running') {
      if (this.nowMs >= LONGEST_PLAY_MS) {
        this.#end('broken', `the play was not over after ${LONGEST_PLAY_MS / 60_000} min`)
      } else {
        await this.advance(1_000)
      }
    }
    return this.#state
  }

  dispose(): void {
    this.#isDisposed = true
    this.stage.dispose()
  }

  async #advance(ms: number): Promise<void> {
    if (this.#isDisposed || this.#status === 'broken') return
    const endMs = this.nowMs + ms
    try {
      if (this.#status === 'ready') this.#begin()
      await this.#turns.rest()
      for (;;) {
        const wakeAt = this.#turns.wakeAt
        if (this.#isDisposed || wakeAt === undefined || wakeAt > endMs) break
        this.#moveTime(wakeAt - this.nowMs)
        this.#turns.wake()
        await this.#turns.rest()
      }
      if (!this.#isDisposed) this.#moveTime(endMs - this.nowMs)
    } catch (error) {
      this.#end('broken', wordsOf(error))
    }
  }

  #moveTime(ms: number): void {
    this.#isTimeMoving = true
    try {
      this.#clock.advance(ms)
    } finally {
      this.#isTimeMoving = false
    }
  }

  #begin(): void {
    this.#status = 'running'
    this.#clock.schedule(LOOK_EVERY_MS, () => this.#look())
    this.#turns.begin(
      () => this.#definition.play(this.stage),
      (error) => this.#playEnded(error),
    )
    this.#changed()
  }

  #look(): void {
    if (this.#isDisposed) return
    this.#clock.schedule(LOOK_EVERY_MS, () => this.#look())
    this.stage.takeMeasures()
    if (this.#status === 'running' && this.#judge.look(this.stage, this.nowMs)) this.#changed()
  }

  #playEnded(error: unknown): void {
    if (error !== undefined) return this.#end('broken', wordsOf(error))
    this.#judge.conclude(this.stage, this.nowMs)
    this.#end(this.#judge.allPassed ? 'passed' : 'failed', undefined)
  }

  #end(status: RunStatus, error: string | undefined): void {
    this.#status = status
    this.#error = error
    this.#endedAtMs = this.nowMs
    this.#changed()
  }

  #changed(): void {
    this.#state = this.#currentState()
    this.#listeners.tell()
  }

  #currentState(): RunState {
    return {
      status: this.#status,
      steps: this.#timetable.states(this.nowMs),
      expectations: this.#judge.states,
      error: this.#error,
      endedAtMs: this.#endedAtMs,
    }
  }
}

function seedOf(args: ArgValues): number {
  const seed = Object.hasOwn(args, 'seed') ? args['seed'] : undefined
  return typeof seed === 'number' ? seed : 1
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
