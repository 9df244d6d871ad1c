import { createRecorder } from '../recording/create-recorder.ts'
import { MemoryBudget } from '../recording/memory-budget.ts'
import { Recorder } from '../recording/recorder.ts'
import type { Source } from '../source/source.ts'

/** A source that is recorded, and how to stop that. */
interface Followed {
  readonly source: Source
  readonly stop: () => void
}

/** The recordings of a session, one for each source that was recorded, under one limit of memory. */
export class SessionRecordings {
  readonly #budget: MemoryBudget
  readonly #recorders = new Map<string, Recorder>()
  readonly #followed = new Map<string, Followed>()
  #isRecording = true

  /** `maxBytes` is for all of them together; 64 MiB unless told. */
  constructor(maxBytes: number | undefined) {
    this.#budget = new MemoryBudget(maxBytes)
  }

  /** The recorder of a source; without one an empty recorder. */
  of(source: Source | undefined): Recorder {
    if (source === undefined) return new Recorder()
    const known = this.#recorders.get(source.id)
    if (known !== undefined) return known
    const recorder = createRecorder(source, { budget: this.#budget })
    if (!this.#isRecording) recorder.pause()
    this.#recorders.set(source.id, recorder)
    return recorder
  }

  /** Records these sources and no others. */
  follow(wanted: readonly Source[]): void {
    for (const [id, { source, stop }] of this.#followed) {
      if (wanted.includes(source)) continue
      stop()
      this.#followed.delete(id)
    }
    for (const source of wanted) {
      if (this.#followed.has(source.id)) continue
      this.#followed.set(source.id, { source, stop: this.of(source).follow(source) })
    }
  }

  setRecording(isRecording: boolean): void {
    this.#isRecording = isRecording
    for (const recorder of this.#recorders.values()) {
      if (isRecording) recorder.resume()
      else recorder.pause()
    }
  }

  /** Lets go of what was recorded of all other sources than these. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const [id, recorder] of this.#recorders) {
      if (ids.has(id)) continue
      recorder.dispose()
      this.#recorders.delete(id)
    }
  }
}
