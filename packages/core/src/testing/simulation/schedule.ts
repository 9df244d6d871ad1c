import type { Random } from '../../clock.ts'
import type { Format } from '../../codec/codec.ts'
import { createRandom } from '../random.ts'
import type { FaultKind, ScheduledFault } from './fault.ts'

/** Everything about one simulated game that chance decides. */
export interface Schedule {
  /** Also seeds the game's own steps and the network's luck. */
  readonly seed: number
  readonly ticks: number
  /** For each client the tick in which it opens its link. */
  readonly joins: readonly number[]
  /** Whether the network delivers all, once and in order, as a WebSocket does. */
  readonly isReliable: boolean
  readonly format: Format
  /** Changes, removals and ticks that the server's world remembers. */
  readonly memory: number
  /** Bytes that may wait in a socket before no more state is sent. */
  readonly maxBufferedBytes: number
  /** Bytes above which a snapshot goes in parts. */
  readonly maxSnapshotBytes: number
  readonly rateLimit: {
    readonly maxMessagesPerSecond: number
    readonly maxBytesPerSecond: number
  }
  readonly faults: readonly ScheduledFault[]
}

export interface ScheduleRange {
  readonly faults: readonly FaultKind[]
  readonly maxClients: number
  readonly maxTicks: number
}

/** The same seed and range give the same schedule. */
export function createSchedule(seed: number, range: ScheduleRange): Schedule {
  const random = createRandom(seed)
  const ticks = between(random, Math.min(10, range.maxTicks), range.maxTicks)
  const clients = between(random, 1, range.maxClients)
  const joins = Array.from({ length: clients }, (_, client) =>
    client === 0 ? 0 : between(random, 0, Math.floor(ticks / 2)),
  )
  return {
    seed,
    ticks,
    joins,
    isReliable: random() < 0.5,
    format: pick(random, ['msgpack', 'msgpack', 'json', 'bincode'] as const),
    memory: pick(random, [8, 32, 65_536] as const),
    maxBufferedBytes: pick(random, [1_000, 10_000, 1_048_576] as const),
    rateLimit: {
      maxMessagesPerSecond: pick(random, [20, 1_000, 1_000] as const),
      maxBytesPerSecond: pick(random, [3_000, 10_485_760, 10_485_760] as const),
    },
    faults: createFaults(random, ticks, clients, range.faults),
    maxSnapshotBytes: pick(random, [400, 1_048_576] as const),
  }
}

function createFaults(
  random: Random,
  ticks: number,
  clients: number,
  kinds: readonly FaultKind[],
): ScheduledFault[] {
  if (kinds.length === 0) return []
  const faults = Array.from({ length: between(random, 1, 4 + clients * 2) }, () => ({
    kind: pick(random, kinds),
    atTick: between(random, 0, ticks - 1),
    ticks: between(random, 1, Math.max(1, Math.floor(ticks / 2))),
    client: between(random, 0, clients - 1),
    strength: Math.round(random() * 100) / 100,
  }))
  return faults.sort((a, b) => a.atTick - b.atTick)
}

function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

function pick<Choice>(random: Random, choices: readonly [Choice, ...Choice[]]): Choice
function pick<Choice>(random: Random, choices: readonly Choice[]): Choice
function pick<Choice>(random: Random, choices: readonly Choice[]): Choice | undefined {
  return choices[Math.floor(random() * choices.length)]
}

/** A schedule in words, a line for each fault. */
export function describeSchedule(schedule: Schedule): string {
  const { maxMessagesPerSecond, maxBytesPerSecond } = schedule.rateLimit
  return [
    `seed ${schedule.seed}: ${schedule.ticks} ticks, ${schedule.joins.length} clients (from ticks ${schedule.joins.join(', ')}), ${schedule.format}, ${schedule.isReliable ? 'reliable' : 'unreliable'} network`,
    `  the world remembers ${schedule.memory}; ${schedule.maxBufferedBytes} bytes may wait; snapshots of ${schedule.maxSnapshotBytes} bytes; ${maxMessagesPerSecond} messages and ${maxBytesPerSecond} bytes a second`,
    ...schedule.faults.map(
      ({ kind, atTick, ticks, client, strength }) =>
        `  tick ${atTick}: ${kind} for ${ticks} ticks, client ${client}, strength ${strength}`,
    ),
  ].join('\n')
}
