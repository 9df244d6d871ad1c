import type { Format, Random, RateLimitConfig, Schema, World } from '@tx2-link/core'
import type { ArgSpecs, ArgValues } from './args.ts'
import type { NetworkSettings } from '@tx2-link/core'
import type { ComponentShow, StoryShow } from './component-show.ts'
import type { Expectation } from './expectation.ts'
import type { NetworkPresetId } from './network-presets.ts'
import type { StoryRun } from './run.ts'
import type { ClientName, Stage, StageSourceId } from './stage.ts'

/** What a story's world is and how it is served. */
export interface Scene<S extends Schema> {
  readonly tickRate: number
  readonly format: Format
  /** Rate limits of what the server sends each client; the defaults unless given. */
  readonly rateLimit?: Partial<RateLimitConfig>
  /** Bytes waiting in the socket to a client above which ticks are held back; the default unless given. */
  readonly maxBufferedBytes?: number
  /** Attempts that a client makes to connect again; without limit unless given. */
  readonly maxReconnectAttempts?: number
  /** Entities reach at most this far from the middle, in units. */
  readonly extent: number
  /** Networks that the clients begin with; `lan` unless given. */
  readonly networks?: Partial<Record<ClientName, NetworkPresetId | Partial<NetworkSettings>>>
  /** Fills a new world; after a restart of the server another one. */
  populate(world: World<S>): void
  /** Moves the world on by a tick; `atMs` is virtual time. */
  move(world: World<S>, atMs: number, elapsedMs: number): void
}

/** The stage of a story, by what its definition says. */
export type StageOf<S extends Schema, Specs extends ArgSpecs, Step extends string> = Stage<
  S,
  ArgValues<Specs>,
  Step
>

/** One story, as its file says it. */
export interface StoryDefinition<S extends Schema, Specs extends ArgSpecs, Step extends string> {
  /** In kebab case; names the story in links. */
  readonly id: string
  readonly group: string
  readonly title: string
  readonly description: string
  readonly schema: S
  /** The end of a link that the panel shows first: where what the story tells is seen best. */
  readonly firstSource: StageSourceId
  /** What can be chosen; controls are made from it. One named `seed` seeds every chance. */
  readonly args: Specs
  /** Names of the steps in their order, with the least time that each takes, in ms. */
  readonly steps: Readonly<Record<Step, number>>
  /** Components on the clients' replicas that are shown instead of two worlds. */
  readonly shows?: ComponentShow<
    ArgValues<NoInfer<Specs>>,
    StageOf<NoInfer<S>, NoInfer<Specs>, NoInfer<Step>>,
    NoInfer<Step>
  >
  /** The same `args` for the whole run; those that are live change within it. */
  scene(args: ArgValues<NoInfer<Specs>>, random: Random): Scene<NoInfer<S>>
  play(stage: StageOf<NoInfer<S>, NoInfer<Specs>, NoInfer<Step>>): Promise<void>
  readonly expectations: readonly Expectation<
    StageOf<NoInfer<S>, NoInfer<Specs>, NoInfer<Step>>,
    NoInfer<Step>
  >[]
}

/** A story whose types its readers need not know; `Args` only helps those who give some. */
export interface Story<Args extends ArgValues = ArgValues> {
  readonly id: string
  readonly group: string
  readonly title: string
  readonly description: string
  readonly firstSource: StageSourceId
  readonly args: ArgSpecs
  readonly steps: readonly PlannedStep[]
  readonly expectations: readonly Pick<Expectation, 'name' | 'when' | 'limit'>[]
  readonly shows: StoryShow | undefined
  /** A new run from the beginning. Values not given are the defaults; throws `LinkError` `invalidValue` for impossible ones. */
  begin(args?: Partial<Args>): StoryRun
}

export interface PlannedStep {
  readonly name: string
  /** The least time that it takes, in ms. */
  readonly plannedMs: number
}
