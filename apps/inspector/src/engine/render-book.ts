/** Tells what a component says of its replica, under the name by which it counts its renders. */
export type Says = (cell: string, text: string) => void

/** Renders of mounted components, and changes of what they say. */
export interface RenderCounts {
  readonly renders: number
  readonly changes: number
}

/** One render of a component, and what it said then. */
export interface RenderEntry {
  /** Counts up with each render. */
  readonly number: number
  /** Virtual time, in ms. */
  readonly atMs: number
  readonly cell: string
  readonly text: string
}

/** Renders that are remembered one by one. */
const MAX_ENTRIES = 40

interface Cell {
  renders: number
  changes: number
  /** Undefined while it is not mounted. */
  text: string | undefined
}

/**
 * Renders of the components that show one client's replica, beside the changes of what they say. The
 * changes are read off the replica without React: where a component renders for nothing, or fails to
 * render, the two differ.
 */
export class RenderBook {
  readonly #watch: (says: Says) => void
  /** Whether virtual time is being moved, when nobody else is at work in the page. */
  readonly #isTimeMoving: () => boolean
  readonly #nowMs: () => number
  readonly #cells = new Map<string, Cell>()
  #counted = new WeakSet<object>()
  #entries: readonly RenderEntry[] = []
  #flush: (() => void) | undefined
  #isLookDue = false
  #hasJustLeft = false

  constructor(watch: (says: Says) => void, isTimeMoving: () => boolean, nowMs: () => number) {
    this.#watch = watch
    this.#isTimeMoving = isTimeMoving
    this.#nowMs = nowMs
  }

  /** The last renders, newest first. The array is replaced with each. */
  get entries(): readonly RenderEntry[] {
    return this.#entries
  }

  /**
   * Begins to count, from nothing, for components that are being mounted; the returned function ends
   * that. Left and mounted again at once, as StrictMode does it, they are counted further. `flush`
   * makes React render at once, so that each publication is a commit however fast virtual time goes.
   */
  attach(flush: () => void): () => void {
    this.#flush = flush
    if (!this.#hasJustLeft) {
      this.#cells.clear()
      this.#counted = new WeakSet()
      this.#entries = []
      this.#look()
    }
    return () => {
      this.#flush = undefined
      this.#hasJustLeft = true
      queueMicrotask(() => {
        this.#hasJustLeft = false
      })
    }
  }

  /** A component was rendered and committed; the same render twice, as in StrictMode, counts once. */
  count(cell: string, render: object): void {
    if (this.#flush === undefined || this.#counted.has(render)) return
    this.#counted.add(render)
    // React may be sooner than the look that is due: what is rendered now is said already.
    if (this.#isLookDue) this.#look()
    const known = this.#cell(cell)
    known.renders += 1
    const number = (this.#entries[0]?.number ?? 0) + 1
    const entry = { number, atMs: this.#nowMs(), cell, text: known.text ?? '' }
    this.#entries = [entry, ...this.#entries.slice(0, MAX_ENTRIES - 1)]
  }

  /** The replica or its link's status is another one. */
  changed(): void {
    if (this.#flush === undefined) return
    if (this.#isTimeMoving()) {
      this.#look()
      this.#flush()
    } else if (!this.#isLookDue) {
      // Of an event of the page React renders once as well, when the event is over.
      this.#isLookDue = true
      queueMicrotask(() => {
        this.#isLookDue = false
        this.#look()
      })
    }
  }

  /** Of all cells whose first word, or whole name, is this; of all without a name. */
  counts(cells: string): RenderCounts {
    let renders = 0
    let changes = 0
    for (const [name, cell] of this.#cells) {
      if (cells !== '' && name !== cells && !name.startsWith(`${cells} `)) continue
      renders += cell.renders
      changes += cell.changes
    }
    return { renders, changes }
  }

  /** The first cell whose renders are not its changes, in words. */
  firstDifference(): string | undefined {
    for (const [name, { renders, changes }] of this.#cells) {
      if (renders !== changes) return `${name}: ${renders} renders, ${changes} changes`
    }
    return undefined
  }

  #look(): void {
    const said = new Set<string>()
    this.#watch((name, text) => {
      said.add(name)
      const cell = this.#cell(name)
      if (cell.text === text) return
      cell.text = text
      cell.changes += 1
    })
    for (const [name, cell] of this.#cells) if (!said.has(name)) cell.text = undefined
  }

  #cell(name: string): Cell {
    let cell = this.#cells.get(name)
    if (cell === undefined) {
      cell = { renders: 0, changes: 0, text: undefined }
      this.#cells.set(name, cell)
    }
    return cell
  }
}
