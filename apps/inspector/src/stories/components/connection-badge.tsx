import { type Format, LinkCloseCode, type LinkStatus, defineSchema, u8 } from '@tx2-link/core'
import { ConnectionBadge } from '../../components/connection-badge.tsx'
import { schema } from '../../components/schema.ts'
import { number } from '../../engine/args.ts'
import { defineStory } from '../../engine/define-story.ts'
import { everyStateIsTrue, worldsAreEqual } from '../../engine/expectations.ts'
import { rendersEqualChanges } from '../../engine/show-expectations.ts'
import type { Stage } from '../../engine/stage.ts'
import { commonArgs } from '../scenes/common-args.ts'
import { frameWidth } from '../scenes/frame-width.ts'
import { HERD_EXTENT, Herd } from '../scenes/herd.ts'
import { rest } from '../scenes/join.ts'

/** What a server of another release has to offer: nothing that these clients need. */
const otherSchema = defineSchema({ Position: { lane: u8 } })

/** So slow that one sees it connect; one way, in ms. */
const SLOW_MS = 180

/** A stale link says so for a while before one looks at it, in ms. */
const STALE_MS = 500

const TRIES = 3

const TO_BE_SEEN_MS = 300

export const connectionBadge = defineStory({
  id: 'connection-badge',
  group: 'Components',
  title: 'Connection badge',
  description:
    'Whether what one sees is what is. A goes through everything that can happen to a link; B is in the same places.',
  schema,
  firstSource: 'client-a',
  args: {
    bodies: number({ default: 20, min: 0, max: 200, step: 1, isLive: true }),
    width: frameWidth(340),
    ...commonArgs,
  },
  steps: {
    Connect: 500,
    'All is well': 1_500,
    Silence: 4_000,
    'Heard again': 2_000,
    Offline: 800,
    Online: 1_500,
    Full: 800,
    'Give up': 1_500,
    'Try again': 800,
    Schema: 1_000,
    Format: 1_500,
    Leave: 800,
    Join: 800,
    'Come to rest': 300,
  },
  shows: {
    frames: [
      {
        name: 'Badge',
        counts: [{ label: 'Badge', cells: 'badge' }],
        render: () => <ConnectionBadge />,
      },
    ],
    states: [
      { name: 'Connecting', step: 'Connect', isShown: isIn('connecting') },
      {
        name: 'Live',
        step: 'All is well',
        isShown: ({ clients: { A } }) => A.isLive && A.link.getStats().rttMs !== undefined,
      },
      {
        name: 'Stale',
        step: 'Silence',
        isShown: ({ clients: { A } }) =>
          A.link.status.state === 'stale' && A.link.now() - A.link.status.since > STALE_MS,
      },
      {
        name: 'Reconnecting',
        step: 'Offline',
        isShown: ({ clients: { A } }) =>
          A.link.status.state === 'reconnecting' && A.link.status.attempt > 1,
      },
      {
        name: 'Resumed',
        step: 'Online',
        isShown: ({ clients: { A } }) => A.isLive && A.link.status.resumed !== undefined,
      },
      {
        name: 'Refused: full',
        step: 'Full',
        isShown: hasClosed('reconnecting', LinkCloseCode.serverFull),
      },
      { name: 'Given up', step: 'Give up', isShown: isIn('offline') },
      {
        name: 'Refused: schema',
        step: 'Schema',
        isShown: hasClosed('offline', LinkCloseCode.schemaMismatch),
      },
      {
        name: 'Error',
        step: 'Format',
        isShown: hasClosed('offline', LinkCloseCode.unreadable),
      },
      { name: 'Closed', step: 'Leave', isShown: isIn('closed') },
    ],
    watch: ({ status: { state, reason = '', ...rest } }, _, says) =>
      says('badge', `${state} ${reason} ${JSON.stringify(rest)}`),
  },
  scene: (args) => {
    let herd = new Herd()
    return {
      tickRate: args.tickRate,
      format: args.codec,
      extent: HERD_EXTENT,
      networks: { A: { latencyMs: SLOW_MS }, B: 'lan' },
      maxReconnectAttempts: TRIES,
      populate: (world) => {
        herd = new Herd()
        herd.move(world, 0, args.bodies)
      },
      move: (world, atMs) => herd.move(world, atMs, args.bodies),
    }
  },
  play: async (stage) => {
    const { clients, server, args } = stage
    const { A, B } = clients
    await stage.step('Connect', () => {
      A.join()
      B.join()
    })
    await stage.step('All is well', async () => {
      A.network.use('broadband')
      await stage.until(() => A.isLive && A.link.getStats().rttMs !== undefined)
    })
    await stage.step('Silence', () => A.network.set({ loss: 1 }))
    await stage.step('Heard again', async () => {
      A.network.use('broadband')
      await stage.until(() => A.isLive)
    })
    await stage.step('Offline', () => A.network.goOffline())
    await stage.step('Online', async () => {
      A.network.goOnline()
      await stage.until(() => A.isLive)
    })
    await stage.step('Full', async () => {
      A.network.goOffline()
      server.stop()
      server.start({ maxPeers: 1 })
      await stage.until(() => B.isLive)
      A.network.goOnline()
      await stage.until(() => A.link.status.closeCode === LinkCloseCode.serverFull)
    })
    await stage.step('Give up', () => untilOffline(stage))
    await stage.step('Try again', async () => {
      await serveAgain(stage)
      A.link.reconnect()
      await stage.until(() => A.isLive && B.isLive)
    })
    await stage.step('Schema', async () => {
      server.stop()
      server.start({ schema: otherSchema })
      await untilOffline(stage)
    })
    await stage.step('Format', async () => {
      server.stop()
      server.start({ format: otherThan(args.codec) })
      A.link.reconnect()
      await untilOffline(stage)
    })
    await stage.step('Leave', async () => {
      await serveAgain(stage)
      A.link.reconnect()
      B.link.reconnect()
      await stage.until(() => A.isLive && B.isLive)
      A.leave()
      await stage.wait(TO_BE_SEEN_MS)
    })
    await stage.step('Join', async () => {
      A.join()
      await stage.until(() => A.isLive)
    })
    await stage.step('Come to rest', () => rest(stage))
    server.setMoving(true)
  },
  expectations: [
    rendersEqualChanges(),
    {
      name: 'The badge renders less than a tick',
      when: 'end',
      check: ({ clients: { A } }) => {
        const { renders } = A.renders.counts('badge')
        const { deltasIn } = A.counts
        return {
          holds: renders > 0 && renders < deltasIn,
          saw: `${renders} and ${deltasIn} deltas`,
        }
      },
    },
    everyStateIsTrue(),
    worldsAreEqual(),
  ],
})

function isIn(state: LinkStatus['state']): (stage: Stage) => boolean {
  return ({ clients }) => clients.A.link.status.state === state
}

function hasClosed(state: LinkStatus['state'], code: number): (stage: Stage) => boolean {
  return ({ clients: { A } }) => A.link.status.state === state && A.link.status.closeCode === code
}

/** Waits until A has given up, and then for a while in which that is to be seen. */
async function untilOffline(stage: Stage): Promise<void> {
  await stage.until(() => stage.clients.A.link.status.state === 'offline')
  await stage.wait(TO_BE_SEEN_MS)
}

async function serveAgain({ server }: Stage): Promise<void> {
  server.stop()
  server.start()
}

function otherThan(format: Format): Format {
  return format === 'json' ? 'msgpack' : 'json'
}
