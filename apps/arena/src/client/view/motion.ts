/** Samples kept for each body: at 20 a second, 400 ms of its past, which is twice the delay. */
const capacity = 8

/** Past the last sample a body runs on for this long, then it stands still. */
const maxExtrapolationMs = 100

/** A step longer than this (units) is a respawn, not a movement: nothing is drawn in between. */
const jumpDistance = 260

/** Samples further apart than this say nothing about speed. */
const maxSampleGapMs = 400

/** Where a body is drawn, and how fast it moves there in units a second. */
export interface MotionState {
  x: number
  y: number
  velocityX: number
  velocityY: number
}

/** The latest positions of one body by server time, and what lies between them. */
export class MotionTrack {
  readonly #times = new Float64Array(capacity)
  readonly #xs = new Float64Array(capacity)
  readonly #ys = new Float64Array(capacity)
  #first = 0
  #length = 0

  get length(): number {
    return this.#length
  }

  /**
   * Says where the body is at `time` (ms of the server). Places are written every `everyMs` while
   * it moves: an unchanged one means nothing before that, then that it stands.
   */
  push(time: number, x: number, y: number, everyMs: number): void {
    if (this.#length > 0 && time <= this.#timeAt(this.#length - 1)) {
      if (time === this.#timeAt(this.#length - 1)) return
      this.clear()
    }
    if (this.#length === 0) {
      this.#append(time, x, y)
      return
    }
    const last = this.#slot(this.#length - 1)
    if (x !== this.#xs[last] || y !== this.#ys[last]) {
      this.#startMoving(last, time - everyMs)
      this.#append(time, x, y)
    } else if (this.#isStanding()) {
      this.#times[last] = time
    } else if (time - (this.#times[last] ?? 0) >= everyMs) {
      this.#append(time, x, y)
    }
  }

  clear(): void {
    this.#first = 0
    this.#length = 0
  }

  /** Writes where the body is at `time` (ms) into `out`; false before the first sample. */
  sample(time: number, out: MotionState): boolean {
    const length = this.#length
    if (length === 0) return false
    let after = length
    while (after > 0 && this.#timeAt(after - 1) > time) after -= 1
    if (after === 0) this.#stand(0, out)
    else if (after === length) this.#extrapolate(time, out)
    else this.#interpolate(after - 1, time, out)
    return true
  }

  #append(time: number, x: number, y: number): void {
    if (this.#length === capacity) {
      this.#first = (this.#first + 1) % capacity
      this.#length -= 1
    }
    const slot = this.#slot(this.#length)
    this.#times[slot] = time
    this.#xs[slot] = x
    this.#ys[slot] = y
    this.#length += 1
  }

  /** Who stood until now set off when the last step began, not when it was last seen standing. */
  #startMoving(last: number, setOffAt: number): void {
    if (this.#isStanding() && setOffAt > this.#timeAt(this.#length - 2)) {
      this.#times[last] = Math.min(this.#times[last] ?? 0, setOffAt)
    }
  }

  #isStanding(): boolean {
    if (this.#length < 2) return false
    const last = this.#slot(this.#length - 1)
    const before = this.#slot(this.#length - 2)
    return this.#xs[last] === this.#xs[before] && this.#ys[last] === this.#ys[before]
  }

  #interpolate(index: number, time: number, out: MotionState): void {
    const from = this.#slot(index)
    const to = this.#slot(index + 1)
    const fromTime = this.#times[from] ?? 0
    const span = (this.#times[to] ?? 0) - fromTime
    if (!this.#isMovement(from, to, span)) {
      this.#stand(index, out)
      return
    }
    this.#run(from, to, span, (time - fromTime) / span, from, out)
  }

  #extrapolate(time: number, out: MotionState): void {
    const last = this.#length - 1
    const to = this.#slot(last)
    const from = this.#slot(last - 1)
    const span = last === 0 ? 0 : (this.#times[to] ?? 0) - (this.#times[from] ?? 0)
    if (last === 0 || !this.#isMovement(from, to, span)) {
      this.#stand(last, out)
      return
    }
    const ahead = time - (this.#times[to] ?? 0)
    this.#run(from, to, span, Math.min(ahead, maxExtrapolationMs) / span, to, out)
    if (ahead > maxExtrapolationMs) {
      out.velocityX = 0
      out.velocityY = 0
    }
  }

  #run(from: number, to: number, span: number, share: number, base: number, out: MotionState) {
    const dx = (this.#xs[to] ?? 0) - (this.#xs[from] ?? 0)
    const dy = (this.#ys[to] ?? 0) - (this.#ys[from] ?? 0)
    out.x = (this.#xs[base] ?? 0) + dx * share
    out.y = (this.#ys[base] ?? 0) + dy * share
    out.velocityX = (dx / span) * 1000
    out.velocityY = (dy / span) * 1000
  }

  #stand(index: number, out: MotionState): void {
    const slot = this.#slot(index)
    out.x = this.#xs[slot] ?? 0
    out.y = this.#ys[slot] ?? 0
    out.velocityX = 0
    out.velocityY = 0
  }

  #isMovement(from: number, to: number, span: number): boolean {
    const dx = (this.#xs[to] ?? 0) - (this.#xs[from] ?? 0)
    const dy = (this.#ys[to] ?? 0) - (this.#ys[from] ?? 0)
    return span <= maxSampleGapMs && dx * dx + dy * dy <= jumpDistance * jumpDistance
  }

  #timeAt(index: number): number {
    return this.#times[this.#slot(index)] ?? 0
  }

  #slot(index: number): number {
    return (this.#first + index + capacity) % capacity
  }
}
