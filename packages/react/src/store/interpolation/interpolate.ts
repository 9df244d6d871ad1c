import type {
  ComponentName,
  ComponentValue,
  EntityId,
  FieldName,
  PlainMap,
  PlainValue,
  Schema,
} from '@tx2-link/core'
import { frameTime } from '../frame-loop.ts'
import type { ReplicaStore } from '../replica-store.ts'
import { SampleTrack } from './sample-track.ts'
import { Timeline } from './timeline.ts'

export interface InterpolationOptions<Field extends string = string> {
  /** How often the server writes the component while it changes, in ms; measured on all its ticks unless told. */
  readonly everyMs?: number | undefined
  /** How far in the past it is drawn, in ms. Unless told: `everyMs`, and another tick or as much as ticks come late, at most 250. */
  readonly delayMs?: number | undefined
  /** Past the last value it runs on for this long, in ms, then it stays. Default 100. */
  readonly maxExtrapolationMs?: number | undefined
  /** A step longer than this is no movement: nothing is drawn in between. None unless told. */
  readonly jump?: number | undefined
  /** Which fields are drawn between their values; every one that is a number, not optional and no 64 bit integer unless told. */
  readonly fields?: readonly Field[] | undefined
  /** Fields that are angles in radians: they turn the shorter way, and count for no jump. */
  readonly angles?: readonly Field[] | undefined
}

/** A component as it is to be drawn now. */
export interface Interpolated<Value> {
  /** Undefined while it is not there. The object is the same one each time: copy what is to be kept. */
  readonly current: Value | undefined
}

/** Ticks that come later than this are not waited for. */
const MAX_MARGIN_MS = 250

/** Before the second tick. */
const DEFAULT_INTERVAL_MS = 50

/** The share of a passing moment by which the delay may change, so that nothing stands still or leaps for it. */
const DELAY_SHARE = 0.2

const MIN_CAPACITY = 32

/** Seventeen seconds of 60 ticks a second. */
const MAX_CAPACITY = 1024

const NUMBERS: ReadonlySet<string> = new Set(['F32', 'F64', 'I8', 'I16', 'I32', 'U8', 'U16', 'U32'])

/**
 * A component between its last values, on a jitter buffer: drawn a little in the past, where both
 * neighbours are known. Read it in each frame, inside of `runFrames` best, where all read the same
 * moment. It listens to nothing: what is not read costs nothing, and nothing need be let go of.
 */
export function interpolate<S extends Schema, Name extends ComponentName<S>>(
  store: ReplicaStore<S>,
  id: EntityId,
  name: Name,
  options?: InterpolationOptions<FieldName<S, Name>>,
): Interpolated<ComponentValue<S, Name>>
export function interpolate(
  store: ReplicaStore,
  id: EntityId,
  name: string,
  options: InterpolationOptions = {},
): Interpolated<PlainMap> {
  return new InterpolatedComponent(store, id, name, options)
}

class InterpolatedComponent implements Interpolated<PlainMap> {
  readonly #store: ReplicaStore
  readonly #id: EntityId
  readonly #name: string
  readonly #options: InterpolationOptions
  readonly #clock: StoreClock
  /** Drawn between their values: the ones that can jump first, then angles. */
  readonly #moving: readonly string[]
  readonly #firstAngle: number
  /** Drawn as they are. */
  readonly #others: readonly string[]
  readonly #track: SampleTrack
  readonly #raw: Float64Array
  readonly #unwound: Float64Array
  readonly #drawn: Float64Array
  readonly #value: { [field: string]: PlainValue } = {}
  #revision = -1
  #isHere = false
  #bornIn: number | undefined
  #sampledMs = -Infinity
  #delayMs = -1

  constructor(store: ReplicaStore, id: EntityId, name: string, options: InterpolationOptions) {
    this.#store = store
    this.#id = id
    this.#name = name
    this.#options = options
    this.#clock = clockOf(store)
    const fields = store.link.schema.components.get(name)?.fields ?? []
    const angles = new Set(options.angles)
    const wanted = options.fields && new Set([...options.fields, ...angles])
    const moving = fields
      .filter(
        ({ id: field, type, optional }) =>
          !optional && NUMBERS.has(type) && (wanted?.has(field) ?? true),
      )
      .map((field) => field.id)
    const straight = moving.filter((field) => !angles.has(field))
    this.#moving = [...straight, ...moving.filter((field) => angles.has(field))]
    this.#firstAngle = straight.length
    this.#others = fields.map((field) => field.id).filter((field) => !moving.includes(field))
    const width = moving.length
    this.#track = new SampleTrack(width, {
      capacity: capacityFor(options.delayMs),
      maxExtrapolationMs: options.maxExtrapolationMs,
      jump: options.jump,
      jumpFields: straight.length,
    })
    this.#raw = new Float64Array(width)
    this.#unwound = new Float64Array(width)
    this.#drawn = new Float64Array(width)
  }

  get current(): PlainMap | undefined {
    const nowMs = frameTime(this.#store)
    if (nowMs !== this.#sampledMs) this.#sample(nowMs)
    return this.#isHere ? this.#value : undefined
  }

  #sample(nowMs: number): void {
    const { timeline } = this.#clock.at(nowMs)
    const { revision, timestamp } = this.#store.getState()
    const intervalMs = timeline.intervalMs || DEFAULT_INTERVAL_MS
    const everyMs = this.#options.everyMs ?? intervalMs
    const marginMs = Math.min(MAX_MARGIN_MS, Math.max(intervalMs, timeline.latenessMs))
    const serverMs = timeline.serverTimeAt(nowMs)
    if (revision !== this.#revision) {
      this.#revision = revision
      const bornBefore = this.#bornIn
      this.#read()
      if (this.#bornIn !== bornBefore) this.#track.clear()
      if (this.#isHere) this.#track.push(timestamp, this.#unwound, everyMs)
      else this.#track.clear()
    } else if (this.#isHere && timeline.hasBegun) {
      // Nothing at all may change any more, and then no tick says that this stands.
      this.#track.push(Math.max(timestamp, serverMs - marginMs), this.#unwound, everyMs)
    }
    this.#moveDelay(this.#options.delayMs ?? everyMs + marginMs, nowMs)
    this.#sampledMs = nowMs
    if (!this.#isHere) return
    // Before there is a time to draw at, what came last is drawn.
    const drawnMs = timeline.hasBegun ? serverMs - this.#delayMs : timestamp
    if (!this.#track.sample(drawnMs, this.#drawn)) return
    for (let index = 0; index < this.#moving.length; index += 1) {
      const field = this.#moving[index]
      const drawn = this.#drawn[index] ?? 0
      if (field !== undefined) {
        this.#value[field] = index >= this.#firstAngle ? wrapAngle(drawn) : drawn
      }
    }
  }

  #read(): void {
    const { world } = this.#store.getState()
    const bornIn = world.bornIn(this.#id)
    const wasHere = this.#isHere && bornIn === this.#bornIn
    this.#bornIn = bornIn
    this.#isHere = world.has(this.#id, this.#name)
    if (!this.#isHere) return
    for (let index = 0; index < this.#moving.length; index += 1) {
      const value = world.field(this.#id, this.#name, this.#moving[index] ?? '')
      const raw = typeof value === 'number' ? value : 0
      const turned = wrapAngle(raw - (this.#raw[index] ?? 0))
      if (index < this.#firstAngle || !wasHere) this.#unwound[index] = raw
      else if (turned !== 0) this.#unwound[index] = (this.#unwound[index] ?? 0) + turned
      this.#raw[index] = raw
    }
    for (const field of this.#others) {
      const value = world.field(this.#id, this.#name, field)
      if (value === undefined) delete this.#value[field]
      else this.#value[field] = value
    }
  }

  /** Bit by bit: a delay that leaps is seen as a leap of what is drawn. */
  #moveDelay(wantedMs: number, nowMs: number): void {
    if (this.#delayMs < 0) {
      this.#delayMs = wantedMs
      return
    }
    // Outside of frames time may be read a moment after that of the frame which follows.
    const elapsedMs = Math.max(0, Math.min(100, nowMs - this.#sampledMs))
    const most = elapsedMs * DELAY_SHARE
    this.#delayMs += Math.min(most, Math.max(-most, wantedMs - this.#delayMs))
  }
}

/** A look after a longer pause cannot tell when a tick came. */
const LOOK_PAUSE_MS = 250

/** A store's timeline, which hears of ticks when somebody draws. */
class StoreClock {
  readonly #store: ReplicaStore
  readonly timeline: Timeline = new Timeline()
  #timestamp = 0
  #lookedMs = -Infinity

  constructor(store: ReplicaStore) {
    this.#store = store
  }

  at(nowMs: number): this {
    const { timestamp } = this.#store.getState()
    const isFresh = nowMs - this.#lookedMs <= LOOK_PAUSE_MS
    this.#lookedMs = nowMs
    if (timestamp === this.#timestamp) return this
    this.#timestamp = timestamp
    if (isFresh) this.timeline.observe(timestamp, nowMs)
    return this
  }
}

const clocks = new WeakMap<ReplicaStore, StoreClock>()

function clockOf(store: ReplicaStore): StoreClock {
  let clock = clocks.get(store)
  if (clock === undefined) {
    clock = new StoreClock(store)
    clocks.set(store, clock)
  }
  return clock
}

/** How many samples reach back further than is drawn in the past, at up to 60 ticks a second. */
function capacityFor(delayMs = 0): number {
  const samples = Math.ceil((delayMs * 60) / 1000) + MIN_CAPACITY / 2
  return Math.min(MAX_CAPACITY, Math.max(MIN_CAPACITY, samples))
}

/** Between -π and π. */
function wrapAngle(angle: number): number {
  const turn = Math.PI * 2
  const rest = angle % turn
  if (rest > Math.PI) return rest - turn
  return rest < -Math.PI ? rest + turn : rest
}
