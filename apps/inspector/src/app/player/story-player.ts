import type { ArgValue, ArgValues } from '../../engine/args.ts'
import { completeArgs, defaultsOf } from '../../engine/check-args.ts'
import { type FrameSource, RealTimeDriver } from '../../engine/real-time-driver.ts'
import type { StoryRun } from '../../engine/run.ts'
import type { Story } from '../../engine/story.ts'
import { Value } from '../state/value.ts'
import { ResultBook } from './result-book.ts'

/** A story that is being played. */
export interface Played {
  /** Counts the runs of this visit. */
  readonly number: number
  readonly story: Story
  readonly run: StoryRun
  readonly driver: RealTimeDriver
}

export interface StoryPlayerOptions {
  /** Until it resolves no story plays, so that nobody misses its beginning. */
  readonly ready?: Promise<unknown>
  readonly frames?: FrameSource
}

/** A slider that is dragged begins the story again only when it rests for this long, in ms. */
const SETTLE_MS = 180

/** Plays one story at a time, outside of React: it lives as long as the page. */
export class StoryPlayer {
  readonly played = new Value<Played | undefined>(undefined)
  /** What the controls show: the args of the run, or of the one that begins in a moment. */
  readonly args = new Value<ArgValues>({})
  readonly speed = new Value(1)
  /** The state of the story's components that the reader chose. */
  readonly state = new Value<string | undefined>(undefined)
  /** Where a run is being moved to, in virtual ms. */
  readonly seeking = new Value<number | undefined>(undefined)
  readonly book: ResultBook
  readonly #ready: Promise<unknown>
  readonly #frames: FrameSource | undefined
  #count = 0
  #stopWatching: () => void = () => {}
  #settling: ReturnType<typeof setTimeout> | undefined

  constructor({ ready = Promise.resolve(), frames }: StoryPlayerOptions = {}) {
    this.#ready = ready
    this.#frames = frames
    this.book = new ResultBook()
  }

  /** Shows a story and plays it, or goes to one of its states. Throws `LinkError` `invalidValue` for impossible args. */
  open(story: Story, args: Partial<ArgValues> = {}, state?: string): void {
    this.args.set(completeArgs(story.args, args))
    this.state.set(state)
    void this.#beginAndPlay(story)
  }

  setArg(name: string, value: ArgValue): void {
    const played = this.played.get()
    if (played === undefined) return
    this.args.set({ ...this.args.get(), [name]: value })
    if (played.run.turn(name, value)) return
    clearTimeout(this.#settling)
    this.#settling = setTimeout(() => void this.#beginAndPlay(played.story), SETTLE_MS)
  }

  /** All args as the story has them. */
  resetArgs(): void {
    const played = this.played.get()
    if (played === undefined) return
    this.open(played.story, defaultsOf(played.story.args), this.state.get())
  }

  /** From the beginning, with the same args. */
  restart(): void {
    const played = this.played.get()
    if (played === undefined) return
    this.#moveOn(played)
    void this.#beginAndPlay(played.story)
  }

  /** Plays, pauses, or begins again when it is over. */
  toggle(): void {
    const played = this.played.get()
    if (played === undefined) return
    if (played.driver.isPlaying) played.driver.pause()
    else if (isOver(played.run) && played.story.shows === undefined) this.restart()
    else {
      this.#moveOn(played)
      played.driver.play()
    }
  }

  pause(): void {
    this.seeking.set(undefined)
    this.played.get()?.driver.pause()
  }

  /** One slice of virtual time on. */
  step(): void {
    const played = this.played.get()
    if (played === undefined) return
    this.#moveOn(played)
    void played.driver.stepOn()
  }

  setSpeed(speed: number): void {
    this.speed.set(speed)
    this.played.get()?.driver.setSpeed(speed)
  }

  /** Pauses at a moment, in virtual ms; time only runs forwards, so what is past is played again. */
  async goTo(atMs: number): Promise<void> {
    const before = this.played.get()
    if (before === undefined) return
    this.#moveOn(before)
    const isPast = atMs < before.run.nowMs || before.run.state.status === 'broken'
    const { driver } = isPast ? this.#begin(before.story) : before
    this.seeking.set(atMs)
    await this.#ready
    if (await driver.goTo(atMs)) this.seeking.set(undefined)
  }

  /** Pauses where a state of the story's components is to be seen; from the beginning, if that is past. */
  async showState(name: string): Promise<void> {
    const before = this.played.get()
    const state = before?.story.shows?.states.find((known) => known.name === name)
    if (before === undefined || state === undefined) return
    this.state.set(name)
    if (before.run.isShown(name)) return this.pause()
    const step = before.run.state.steps.find((known) => known.name === state.step)
    const isPast = step?.status !== 'waiting' || before.run.state.status === 'broken'
    const { driver, run } = isPast ? this.#begin(before.story) : before
    this.seeking.set(step?.beganAtMs)
    await this.#ready
    if (await driver.goUntil(() => run.isShown(name))) this.seeking.set(undefined)
  }

  /** No state is chosen any more. */
  leaveState(): void {
    this.state.set(undefined)
  }

  /** A state that is a moment is left with that; one that has a frame of its own is looked at further. */
  #moveOn({ story }: Played): void {
    this.seeking.set(undefined)
    const name = this.state.get()
    const state = story.shows?.states.find((known) => known.name === name)
    if (state?.frame === undefined) this.leaveState()
  }

  async #beginAndPlay(story: Story): Promise<void> {
    const played = this.#begin(story)
    const state = this.state.get()
    if (state !== undefined) return this.showState(state)
    await this.#ready
    if (this.played.get() === played && this.seeking.get() === undefined) played.driver.play()
  }

  #begin(story: Story): Played {
    clearTimeout(this.#settling)
    this.#end()
    const run = story.begin(this.args.get())
    const driver = new RealTimeDriver(run, this.#frames)
    driver.setSpeed(this.speed.get())
    this.#stopWatching = run.subscribe(() => this.book.note(story.id, run.state))
    this.#count += 1
    const played = { number: this.#count, story, run, driver }
    this.seeking.set(undefined)
    this.played.set(played)
    return played
  }

  #end(): void {
    const played = this.played.get()
    if (played === undefined) return
    this.#stopWatching()
    played.driver.dispose()
    played.run.dispose()
    this.book.abandon(played.story.id)
  }
}

function isOver({ state: { status } }: StoryRun): boolean {
  return status !== 'ready' && status !== 'running'
}
