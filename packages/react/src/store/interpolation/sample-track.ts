export interface SampleTrackOptions {
  /** Samples kept; they must reach back further than is drawn in the past. Default 32. */
  readonly capacity?: number | undefined
  /** Past the last sample values run on for this long, in ms, then they stay. Default 100. */
  readonly maxExtrapolationMs?: number | undefined
  /** A step longer than this, over the first `jumpFields` fields, is no movement: nothing is drawn in between. None unless told. */
  readonly jump?: number | undefined
  /** How many fields, from the first, make up the length of a step; all unless told. */
  readonly jumpFields?: number | undefined
  /** Samples further apart than this, in ms, say nothing about speed. Default 400. */
  readonly maxGapMs?: number | undefined
}

/** The latest values of some numbers by server time, and what lies between them. */
export class SampleTrack {
  readonly #width: number
  readonly #capacity: number
  readonly #maxExtrapolationMs: number
  readonly #jump: number
  readonly #jumpFields: number
  readonly #maxGapMs: number
  readonly #times: Float64Array
  readonly #values: Float64Array
  #first = 0
  #length = 0

  /** `width` is how many numbers a sample has. */
  constructor(width: number, options: SampleTrackOptions = {}) {
    this.#width = width
    this.#capacity = options.capacity ?? 32
    this.#maxExtrapolationMs = options.maxExtrapolationMs ?? 100
    this.#jump = options.jump ?? Infinity
    this.#jumpFields = options.jumpFields ?? width
    this.#maxGapMs = options.maxGapMs ?? 400
    this.#times = new Float64Array(this.#capacity)
    this.#values = new Float64Array(this.#capacity * width)
  }

  get length(): number {
    return this.#length
  }

  /**
   * Says what the values are at `time` (ms of the server). They are written every `everyMs` while
   * they change: unchanged ones mean nothing before that, then that they stay. A time before the
   * last one begins anew.
   */
  push(time: number, values: ArrayLike<number>, everyMs: number): void {
    if (this.#length === 0) {
      this.#append(time, values)
      return
    }
    const last = this.#slot(this.#length - 1)
    const lastTime = this.#timeAt(this.#length - 1)
    if (time === lastTime) return
    const isStanding = this.#isStanding()
    // That it stands until then may have been said too soon, which is no leap of time.
    if (time < (isStanding ? this.#timeAt(this.#length - 2) : lastTime)) {
      this.clear()
      this.#append(time, values)
    } else if (!this.#says(last, values)) {
      if (isStanding) this.#setOff(time, time - everyMs)
      this.#append(time, values)
    } else if (time < lastTime) {
      return
    } else if (isStanding) {
      this.#times[last] = time
    } else if (time - lastTime >= everyMs) {
      this.#append(time, values)
    }
  }

  clear(): void {
    this.#first = 0
    this.#length = 0
  }

  /**
   * Writes what the values are at `time` (ms of the server) into `out`, and how fast they change, a
   * second, into `speeds`; false before the first sample.
   */
  sample(time: number, out: Float64Array, speeds?: Float64Array): boolean {
    const length = this.#length
    if (length === 0) return false
    let after = length
    while (after > 0 && this.#timeAt(after - 1) > time) after -= 1
    if (after === 0) this.#stand(0, out, speeds)
    else if (after === length) this.#extrapolate(time, out, speeds)
    else this.#interpolate(after - 1, time, out, speeds)
    return true
  }

  #append(time: number, values: ArrayLike<number>): void {
    if (this.#length === this.#capacity) {
      this.#first = (this.#first + 1) % this.#capacity
      this.#length -= 1
    }
    const slot = this.#slot(this.#length)
    this.#times[slot] = time
    for (let field = 0; field < this.#width; field += 1) {
      this.#values[slot * this.#width + field] = values[field] ?? 0
    }
    this.#length += 1
  }

  /** What stood until now set off when the last step began, not when it was last seen standing. */
  #setOff(time: number, setOffAt: number): void {
    const last = this.#slot(this.#length - 1)
    const lastTime = this.#times[last] ?? 0
    if (setOffAt > this.#timeAt(this.#length - 2)) this.#times[last] = Math.min(lastTime, setOffAt)
    else if (lastTime >= time) this.#length -= 1
  }

  #isStanding(): boolean {
    if (this.#length < 2) return false
    const last = this.#slot(this.#length - 1) * this.#width
    const before = this.#slot(this.#length - 2) * this.#width
    for (let field = 0; field < this.#width; field += 1) {
      if (this.#values[last + field] !== this.#values[before + field]) return false
    }
    return true
  }

  #says(slot: number, values: ArrayLike<number>): boolean {
    for (let field = 0; field < this.#width; field += 1) {
      if (this.#values[slot * this.#width + field] !== (values[field] ?? 0)) return false
    }
    return true
  }

  #interpolate(index: number, time: number, out: Float64Array, speeds?: Float64Array): void {
    const from = this.#slot(index)
    const to = this.#slot(index + 1)
    const fromTime = this.#times[from] ?? 0
    const span = (this.#times[to] ?? 0) - fromTime
    if (this.#isMovement(from, to, span)) {
      this.#run(from, to, span, (time - fromTime) / span, from, out, speeds)
    } else {
      this.#stand(index, out, speeds)
    }
  }

  #extrapolate(time: number, out: Float64Array, speeds?: Float64Array): void {
    const last = this.#length - 1
    const to = this.#slot(last)
    const from = this.#slot(last - 1)
    const span = last === 0 ? 0 : (this.#times[to] ?? 0) - (this.#times[from] ?? 0)
    if (last === 0 || !this.#isMovement(from, to, span)) {
      this.#stand(last, out, speeds)
      return
    }
    const ahead = time - (this.#times[to] ?? 0)
    this.#run(from, to, span, Math.min(ahead, this.#maxExtrapolationMs) / span, to, out, speeds)
    if (ahead > this.#maxExtrapolationMs) speeds?.fill(0)
  }

  #run(
    from: number,
    to: number,
    span: number,
    share: number,
    base: number,
    out: Float64Array,
    speeds?: Float64Array,
  ): void {
    const width = this.#width
    for (let field = 0; field < width; field += 1) {
      const step =
        (this.#values[to * width + field] ?? 0) - (this.#values[from * width + field] ?? 0)
      out[field] = (this.#values[base * width + field] ?? 0) + step * share
      if (speeds !== undefined) speeds[field] = (step / span) * 1000
    }
  }

  #stand(index: number, out: Float64Array, speeds?: Float64Array): void {
    const slot = this.#slot(index)
    for (let field = 0; field < this.#width; field += 1) {
      out[field] = this.#values[slot * this.#width + field] ?? 0
    }
    speeds?.fill(0)
  }

  #isMovement(from: number, to: number, span: number): boolean {
    if (span > this.#maxGapMs) return false
    if (this.#jump === Infinity) return true
    let squares = 0
    for (let field = 0; field < this.#jumpFields; field += 1) {
      const step =
        (this.#values[to * this.#width + field] ?? 0) -
        (this.#values[from * this.#width + field] ?? 0)
      squares += step * step
    }
    return squares <= this.#jump * this.#jump
  }

  #timeAt(index: number): number {
    return this.#times[this.#slot(index)] ?? 0
  }

  #slot(index: number): number {
    return (this.#first + index + this.#capacity) % this.#capacity
  }
}
