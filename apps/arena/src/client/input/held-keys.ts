const directions: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['KeyW', [0, -1]],
  ['KeyS', [0, 1]],
  ['KeyA', [-1, 0]],
  ['KeyD', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
])

/** Which keys of movement are down, and the direction that they make together. */
export class HeldKeys {
  readonly #held = new Set<string>()

  /** Whether a key (`KeyboardEvent.code`, so that W A S D is a place, not a letter) moves. */
  static moves(code: string): boolean {
    return directions.has(code)
  }

  /** True when this changed what is held. */
  press(code: string): boolean {
    if (this.#held.has(code) || !directions.has(code)) return false
    this.#held.add(code)
    return true
  }

  release(code: string): boolean {
    return this.#held.delete(code)
  }

  /** True when anything had been held. */
  releaseAll(): boolean {
    const any = this.#held.size > 0
    this.#held.clear()
    return any
  }

  /** -1, 0 or 1 on each axis; opposite keys cancel out. */
  direction(): { readonly x: number; readonly y: number } {
    let x = 0
    let y = 0
    for (const code of this.#held) {
      const [dx, dy] = directions.get(code) ?? [0, 0]
      x += dx
      y += dy
    }
    return { x: Math.sign(x), y: Math.sign(y) }
  }
}
