import { Recorder } from '../recording/recorder.ts'
import type { Source, SourceList } from '../source/source.ts'

export type TabId = 'messages' | 'world' | 'limits'

export interface TimeRange {
  /** Milliseconds on the recorder's clock, both ends included. */
  readonly from: number
  readonly to: number
}

interface Selection {
  /** The selected message's index in the recorder. */
  readonly index: number | undefined
  /** The filter name of the field that is pointed at or selected, such as `change.Position.y`. */
  readonly field: string | undefined
}

export interface ShownDirections {
  readonly out: boolean
  readonly in: boolean
}

interface PanelState {
  /** What the picker stands on; undefined while no source is there. */
  readonly source: Source | undefined
  /** Of the selected source; an empty one while there is none. */
  readonly recorder: Recorder
  readonly selection: Selection
  /** The brushed span of time. */
  readonly range: TimeRange | undefined
  /** Whether lists and charts follow what comes. */
  readonly isLive: boolean
  /** The recorder's `endIndex` when following stopped: what came since is counted from here. */
  readonly leftLiveAt: number
  /** As typed: it may be invalid, then the last valid one is applied. */
  readonly filterText: string
  readonly directions: ShownDirections
  readonly tab: TabId
}

/** What the parts of the panel share. An immutable object: it is replaced when something changes. */
export interface PanelSession extends PanelState {
  readonly sources: SourceList
  selectSource(id: string): void
  select(index: number | undefined): void
  /** Names the field that is pointed at, for the status bar. */
  selectField(field: string | undefined): void
  setRange(range: TimeRange | undefined): void
  goLive(): void
  leaveLive(): void
  setFilter(text: string): void
  setDirections(directions: ShownDirections): void
  selectTab(tab: TabId): void
}

const NOTHING_SELECTED: Selection = { index: undefined, field: undefined }

/**
 * The state of one panel, outside of React, so that closing the panel keeps what was recorded.
 * Only the selected source is observed, and only between `start` and its release.
 */
export class PanelSessionStore {
  readonly #sources: SourceList
  readonly #recorders = new Map<string, Recorder>()
  readonly #listeners = new Set<() => void>()
  #session: PanelSession
  #starts = 0
  #stopSources: (() => void) | undefined
  #observed: Source | undefined
  #stopObserving: (() => void) | undefined

  constructor(sources: SourceList) {
    this.#sources = sources
    const source = sources.get()[0]
    const recorder = source === undefined ? new Recorder() : this.#recorderOf(source)
    this.#session = {
      sources,
      source,
      recorder,
      selection: NOTHING_SELECTED,
      range: undefined,
      isLive: true,
      leftLiveAt: 0,
      filterText: '',
      directions: { out: true, in: true },
      tab: 'messages',
      selectSource: (id) => this.#selectSource(id),
      select: (index) => this.#select(index),
      selectField: (field) => this.#selectField(field),
      setRange: (range) => this.#setRange(range),
      goLive: () => this.#change({ isLive: true, range: undefined }),
      leaveLive: () => this.#leaveLive({}),
      setFilter: (filterText) => this.#change({ filterText }),
      setDirections: (directions) => this.#change({ directions }),
      selectTab: (tab) => this.#change({ tab }),
    }
  }

  readonly get = (): PanelSession => this.#session

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Records until the returned function was called as often as this one. */
  start(): () => void {
    this.#starts += 1
    if (this.#stopSources === undefined) {
      this.#stopSources = this.#sources.subscribe(() => this.#sourcesChanged())
      this.#sourcesChanged()
    }
    let isReleased = false
    return () => {
      if (isReleased) return
      isReleased = true
      this.#starts -= 1
      // Not at once: React starts effects twice in development, and a pause would be recorded.
      setTimeout(() => this.#stopIfUnused(), 0)
    }
  }

  #stopIfUnused(): void {
    if (this.#starts > 0) return
    this.#stopSources?.()
    this.#stopSources = undefined
    this.#observe(undefined)
  }

  #recorderOf(source: Source): Recorder {
    const known = this.#recorders.get(source.id)
    if (known !== undefined) return known
    const recorder = new Recorder({
      worldDirection: source.worldDirection,
      timeOrigin: source.timeOrigin,
      ...(source.schema === undefined ? {} : { schema: source.schema }),
    })
    this.#recorders.set(source.id, recorder)
    return recorder
  }

  #sourcesChanged(): void {
    const sources = this.#sources.get()
    const ids = new Set(sources.map((source) => source.id))
    const selected = this.#session.source?.id
    for (const [id, recorder] of this.#recorders) {
      // What was recorded of a source that left stays readable until another one is picked.
      if (ids.has(id) || id === selected) continue
      recorder.dispose()
      this.#recorders.delete(id)
    }
    const current = sources.find((source) => source.id === selected)
    if (current === undefined && selected === undefined && sources[0] !== undefined) {
      this.#show(sources[0])
      return
    }
    if (current !== undefined && current !== this.#session.source) this.#change({ source: current })
    else this.#change({})
    this.#observe(current)
  }

  #selectSource(id: string): void {
    const source = this.#sources.get().find((candidate) => candidate.id === id)
    if (source !== undefined && source !== this.#session.source) this.#show(source)
  }

  #show(source: Source): void {
    const recorder = this.#recorderOf(source)
    this.#change({
      source,
      recorder,
      selection: NOTHING_SELECTED,
      range: undefined,
      isLive: true,
      leftLiveAt: recorder.endIndex,
    })
    if (this.#starts > 0) this.#observe(source)
  }

  #observe(source: Source | undefined): void {
    if (source === this.#observed) return
    this.#stopObserving?.()
    this.#stopObserving = undefined
    this.#observed = source
    if (source !== undefined) this.#stopObserving = this.#recorderOf(source).follow(source)
  }

  #select(index: number | undefined): void {
    const selection = { index, field: undefined }
    if (index === undefined) this.#change({ selection })
    else this.#leaveLive({ selection })
  }

  #selectField(field: string | undefined): void {
    const { selection } = this.#session
    if (selection.field !== field) this.#change({ selection: { index: selection.index, field } })
  }

  #setRange(range: TimeRange | undefined): void {
    if (range === undefined) this.#change({ range })
    else this.#leaveLive({ range })
  }

  #leaveLive(changes: Partial<PanelState>): void {
    const { isLive, recorder } = this.#session
    if (isLive) this.#change({ ...changes, isLive: false, leftLiveAt: recorder.endIndex })
    else if (Object.keys(changes).length > 0) this.#change(changes)
  }

  #change(changes: Partial<PanelState>): void {
    this.#session = { ...this.#session, ...changes }
    for (const listener of this.#listeners) listener()
  }
}
