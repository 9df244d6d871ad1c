import type { Recorder } from '../recording/recorder.ts'
import type { Source, SourceList } from '../source/source.ts'
import { SessionRecordings } from './session-recordings.ts'

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

export interface PanelSessionOptions {
  /** Records every source of the list, not only the one that is looked at; `false` unless told. */
  readonly recordAll?: boolean
  /** Id of the source that is shown until the reader picks one; the list's first where it is not there. */
  readonly firstSource?: string
  /** What all recordings of the session take together, in bytes; 64 MiB unless told. */
  readonly maxBytes?: number
}

interface PanelState {
  /** What the picker stands on; undefined while no source is there. */
  readonly source: Source | undefined
  /** Of the selected source; an empty one while there is none. */
  readonly recorder: Recorder
  /** Whether what passes is recorded, of all sources that are observed. */
  readonly isRecording: boolean
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
  setRecording(isRecording: boolean): void
  /** Forgets what is kept of the shown source, and what was selected and brushed of it; then follows. */
  clear(): void
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
 * Sources are observed between `start` and its release only.
 */
export class PanelSessionStore {
  readonly #sources: SourceList
  readonly #recordsAll: boolean
  readonly #firstSource: string | undefined
  readonly #recordings: SessionRecordings
  readonly #listeners = new Set<() => void>()
  #session: PanelSession
  #isPicked = false
  #starts = 0
  #stopSources: (() => void) | undefined

  constructor(sources: SourceList, options: PanelSessionOptions = {}) {
    const { recordAll = false, firstSource, maxBytes } = options
    this.#sources = sources
    this.#recordsAll = recordAll
    this.#firstSource = firstSource
    this.#recordings = new SessionRecordings(maxBytes)
    const source = this.#preferred()
    this.#session = {
      sources,
      source,
      recorder: this.#recordings.of(source),
      isRecording: true,
      selection: NOTHING_SELECTED,
      range: undefined,
      isLive: true,
      leftLiveAt: 0,
      filterText: '',
      directions: { out: true, in: true },
      tab: 'messages',
      selectSource: (id) => this.#selectSource(id),
      setRecording: (isRecording) => this.#setRecording(isRecording),
      clear: () => this.#clear(),
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
      this.#starts = Math.max(0, this.#starts - 1)
      // Not at once: React starts effects twice in development, and a pause would be recorded.
      setTimeout(() => this.#stopIfUnused(), 0)
    }
  }

  /** Stops at once and lets go of all recordings, for a session that is not shown again. */
  dispose(): void {
    this.#starts = 0
    this.#stopIfUnused()
    this.#recordings.keepOnly(new Set())
  }

  #stopIfUnused(): void {
    if (this.#starts > 0) return
    this.#stopSources?.()
    this.#stopSources = undefined
    this.#recordings.follow([])
  }

  #preferred(): Source | undefined {
    const sources = this.#sources.get()
    return sources.find(({ id }) => id === this.#firstSource) ?? sources[0]
  }

  #sourcesChanged(): void {
    const sources = this.#sources.get()
    const selected = this.#session.source?.id
    this.#forgetGone(selected)
    const preferred = this.#preferred()
    const current = sources.find(({ id }) => id === selected)
    if (preferred !== undefined && this.#mayShowInstead(preferred, selected)) {
      this.#show(preferred)
      return
    }
    this.#change(current === undefined ? {} : { source: current })
    this.#followWanted()
  }

  /** What was recorded of a source that left stays readable until another one is picked. */
  #forgetGone(selected: string | undefined): void {
    const ids = new Set(this.#sources.get().map(({ id }) => id))
    if (selected !== undefined) ids.add(selected)
    this.#recordings.keepOnly(ids)
  }

  /** The first source may come later than others; nobody is torn away from what he looks at. */
  #mayShowInstead(preferred: Source, selected: string | undefined): boolean {
    if (selected === undefined) return true
    const { isLive, selection } = this.#session
    const isFirst = preferred.id === this.#firstSource && selected !== preferred.id
    return isFirst && !this.#isPicked && isLive && selection.index === undefined
  }

  #selectSource(id: string): void {
    const source = this.#sources.get().find((candidate) => candidate.id === id)
    if (source === undefined) return
    this.#isPicked = true
    if (source !== this.#session.source) this.#show(source)
  }

  #show(source: Source): void {
    const recorder = this.#recordings.of(source)
    this.#change({
      source,
      recorder,
      selection: NOTHING_SELECTED,
      range: undefined,
      isLive: true,
      leftLiveAt: recorder.endIndex,
    })
    this.#forgetGone(source.id)
    this.#followWanted()
  }

  #followWanted(): void {
    if (this.#starts === 0) return
    const sources = this.#sources.get()
    const { source } = this.#session
    this.#recordings.follow(
      this.#recordsAll ? sources : sources.filter(({ id }) => id === source?.id),
    )
  }

  #setRecording(isRecording: boolean): void {
    this.#recordings.setRecording(isRecording)
    this.#change({ isRecording })
  }

  #clear(): void {
    const { recorder } = this.#session
    recorder.clear()
    this.#change({
      selection: NOTHING_SELECTED,
      range: undefined,
      isLive: true,
      leftLiveAt: recorder.endIndex,
    })
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
