import { RateMeter } from './rate-meter.ts'

/** Messages and bytes of one direction: totals, and the last second. */
class TrafficCounter {
  messages = 0
  bytes = 0
  readonly #messageMeter = new RateMeter()
  readonly #byteMeter = new RateMeter()

  add(bytes: number, now: number): void {
    this.messages += 1
    this.bytes += bytes
    this.#messageMeter.add(1, now)
    this.#byteMeter.add(bytes, now)
  }

  messagesPerSecond(now: number): number {
    return this.#messageMeter.perSecond(now)
  }

  bytesPerSecond(now: number): number {
    return this.#byteMeter.perSecond(now)
  }
}

/** What went over a link and what befell it. */
export class Traffic {
  readonly in: TrafficCounter = new TrafficCounter()
  readonly out: TrafficCounter = new TrafficCounter()
  syncs = 0
  errors = 0
  gaps = 0
  resyncs = 0
  repairs = 0
  deferrals = 0
}
