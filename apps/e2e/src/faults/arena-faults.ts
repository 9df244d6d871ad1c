import type { FaultyArena, FaultyTab } from './faulty-arena.ts'

/** What happens next, and what a player must be told of it. */
export interface FaultStep {
  readonly name: 'live' | 'stale' | 'reconnecting' | 'offline' | 'slow' | 'back'
  /** Nothing where the step follows by itself. */
  readonly cause?: () => unknown
  /** The words about the connection. */
  readonly says: RegExp
  /** What is said of the age of what is shown, and why; undefined where it is what is. */
  readonly tells?: RegExp
}

/** Something that goes wrong, from a live world to a live world. */
export interface ArenaFault {
  readonly name: string
  readonly steps: readonly FaultStep[]
}

const LIVE: FaultStep = { name: 'live', says: /^Live \d+ ms/ }

const RECONNECTING = /^Reconnecting try \d+/

/** A world that is not live says for how long, and why. */
const OLD = /^The world as it was [\d.]+ m?s ago/

export function arenaFaults(arena: FaultyArena, tabs: readonly FaultyTab[]): ArenaFault[] {
  const { network } = arena
  const putOffline = (isOffline: boolean): Promise<unknown> =>
    Promise.all(tabs.map(({ context }) => context.setOffline(isOffline)))
  return [
    {
      name: 'server-stopped',
      steps: [
        LIVE,
        {
          name: 'stale',
          cause: () => arena.signal('SIGSTOP'),
          says: /^Stale no update for [\d.]+ s/,
          tells: OLD,
        },
        { name: 'reconnecting', says: RECONNECTING, tells: OLD },
        { name: 'back', cause: () => arena.signal('SIGCONT'), says: /^(Resumed|Live) \d/ },
      ],
    },
    {
      name: 'server-killed',
      steps: [
        LIVE,
        { name: 'reconnecting', cause: () => arena.kill(), says: RECONNECTING, tells: OLD },
        { name: 'back', cause: () => arena.bringBack(), says: /^Back in a new world, [\d.]+ m?s/ },
      ],
    },
    {
      name: 'connection-cut',
      steps: [
        LIVE,
        {
          name: 'reconnecting',
          cause: () => {
            network.isDown = true
            network.cut()
          },
          says: RECONNECTING,
          tells: OLD,
        },
        {
          name: 'back',
          cause: () => {
            network.isDown = false
          },
          says: /^(Resumed [\d,]+ changes|Back in a new world), [\d.]+ m?s/,
        },
      ],
    },
    {
      name: 'network-delayed',
      steps: [
        LIVE,
        {
          name: 'stale',
          cause: () => {
            network.delayMs = 4_500
          },
          says: /^Stale no update for [\d.]+ s/,
          tells: OLD,
        },
        // Smoothed, it rises and falls by an eighth with each ping.
        { name: 'slow', says: /^Live \d{4,} ms/ },
        {
          name: 'back',
          cause: () => {
            network.delayMs = 0
          },
          says: /^Live 1?\d{1,3} ms/,
        },
      ],
    },
    {
      name: 'network-throttled',
      steps: [
        LIVE,
        {
          name: 'stale',
          cause: () => {
            network.bytesPerSecond = 100
          },
          says: /^Stale no update for [\d.]+ s/,
          tells: OLD,
        },
        {
          name: 'back',
          cause: () => {
            network.bytesPerSecond = Number.POSITIVE_INFINITY
            // What waits already goes as slowly as it was told to.
            network.cut()
          },
          says: /^(Resumed|Live) \d/,
        },
      ],
    },
    {
      name: 'page-offline',
      steps: [
        LIVE,
        {
          name: 'offline',
          cause: async () => {
            await putOffline(true)
            network.cut()
          },
          says: /^Offline there is no network/,
          tells: OLD,
        },
        { name: 'back', cause: () => putOffline(false), says: /^(Resumed|Live) \d/ },
      ],
    },
  ]
}
