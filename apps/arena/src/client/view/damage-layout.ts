import { type Box, type TagCandidate, isFree, overlaps } from './tag-layout.ts'

/** Where numbers stand: in two rows beside the body that was hit, else under it. */
const places = [
  { side: 'right', column: 0 },
  { side: 'right', column: 1 },
  { side: 'right', column: 2 },
  { side: 'left', column: 0 },
  { side: 'left', column: 1 },
  { side: 'left', column: 2 },
  { side: 'below', column: 0 },
] as const

/** Radii from the middle of a body to its numbers. */
const reach = 1.8
/** Radii above the middle of a body at which a number has risen enough: there the bar begins. */
const ceiling = 2.2
/** CSS pixels. */
const rise = 16
const columnWidth = 34

/** A body on the screen; CSS pixels. */
interface Body {
  readonly x: number
  readonly y: number
  readonly radius: number
}

export interface DamageNumber extends Box {
  /** How much of its rise lies behind it, 0 to 1. */
  progress: number
}

/** The numbers of one frame: none over a name, none over another. */
export class DamageLayout {
  readonly #numbers: DamageNumber[] = []
  #names: readonly TagCandidate[] = []

  begin(names: readonly TagCandidate[]): void {
    this.#names = names
    this.#numbers.length = 0
  }

  /**
   * Moves a number to the place that it had, or to the first that is free. Says which, to be told
   * so in the next frame; undefined when there is none.
   */
  place(number: DamageNumber, body: Body, before: number): number | undefined {
    const place = this.#fits(number, body, before)
      ? before
      : places.findIndex((_, index) => this.#fits(number, body, index))
    if (place === -1) return undefined
    this.#numbers.push(number)
    return place
  }

  #fits(number: DamageNumber, body: Body, place: number): boolean {
    moveTo(number, body, place)
    return isFree(number, this.#names) && !this.#numbers.some((other) => overlaps(number, other))
  }
}

function moveTo(number: DamageNumber, { x, y, radius }: Body, place: number): void {
  const { side, column } = places[place] ?? places[0]
  const { width, progress } = number
  const toGo = (1 - progress) * rise
  const away = radius * reach + column * columnWidth
  if (side === 'below') {
    number.x = x - width / 2
    number.y = y + radius * reach + toGo
    return
  }
  number.x = side === 'right' ? x + away : x - away - width
  number.y = y - radius * ceiling + toGo
}
