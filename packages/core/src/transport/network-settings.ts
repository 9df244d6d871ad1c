import { LinkError, LinkErrorCode } from '../error.ts'

/** How one direction of a network treats messages. */
export interface NetworkSettings {
  /** Every message is under way for this long, in ms. */
  readonly latencyMs: number
  /** And for up to this much longer by chance, in ms. It never changes the order. */
  readonly jitterMs: number
  /** Share of the messages that are lost, 0 to 1. On a reliable model each is sent again and holds up what follows. */
  readonly loss: number
  /** Share of the messages that arrive twice, 0 to 1. A reliable model drops the second one. */
  readonly duplication: number
  /** Share of the messages that take `reorderDelayMs` longer, 0 to 1. On a reliable model what follows waits for them. */
  readonly reorder: number
  /** In ms. */
  readonly reorderDelayMs: number
  /** Bytes a second that can leave; `Infinity` for no limit. */
  readonly bandwidth: number
  /**
   * Bytes that may wait in the network to leave. Beyond them a reliable model keeps messages in
   * `bufferedBytes`, as a socket does, and another one drops them, as a router does.
   */
  readonly queueBytes: number
}

/** A perfect network: no delay, no fault, no limit; 64 KiB may wait once a bandwidth is set. */
export const PERFECT_NETWORK: NetworkSettings = {
  latencyMs: 0,
  jitterMs: 0,
  loss: 0,
  duplication: 0,
  reorder: 0,
  reorderDelayMs: 50,
  bandwidth: Number.POSITIVE_INFINITY,
  queueBytes: 64 * 1024,
}

/** The settings with some of them replaced; throws `invalidConfig` for impossible ones. */
export function networkSettings(
  before: NetworkSettings,
  given: Partial<NetworkSettings>,
): NetworkSettings {
  const settings = { ...before, ...given }
  for (const name of ['latencyMs', 'jitterMs', 'reorderDelayMs'] as const) {
    require(name, settings[name], isDuration, 'a finite number of ms from 0')
  }
  for (const name of ['loss', 'duplication', 'reorder'] as const) {
    require(name, settings[name], isShare, 'a share from 0 to 1')
  }
  require('bandwidth', settings.bandwidth, (value) => value > 0, 'more than 0 bytes a second')
  require('queueBytes', settings.queueBytes, (value) => value >= 0, '0 bytes or more')
  return Object.freeze(settings)
}

function isDuration(value: number): boolean {
  return Number.isFinite(value) && value >= 0
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1
}

function require(
  name: string,
  value: number,
  isValid: (value: number) => boolean,
  wanted: string,
): void {
  if (isValid(value)) return
  throw new LinkError(LinkErrorCode.invalidConfig, `${name} must be ${wanted}, not ${value}`)
}
