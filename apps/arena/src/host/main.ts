import { createWorld } from '@tx2-link/core'
import { type AttachedInspector, attachInspector } from '@tx2-link/devtools/node'
import { serve, type ServedWorld } from '@tx2-link/server'
import { acceptChange } from '../game/accept-change.ts'
import { createArena } from '../game/arena.ts'
import { createRandom } from '../game/random.ts'
import { arenaSchema, type ArenaSchema } from '../game/schema.ts'
import { ticksPerSecond } from '../game/tuning.ts'
import { isPortInUse, listenOnFreePort } from './free-port.ts'
import { type HostOptions, hostUsage, parseHostOptions } from './host-options.ts'
import type { HostMessage } from './host-message.ts'
import { inspectTokenFrom } from './inspect-token.ts'
import { isFromHere } from './local-origin.ts'

/** Clients that do not close in time must not keep the process alive. */
const closeWithinMs = 3_000

/** How to end at this moment: until something is served there is nothing to close. */
let end = (): void => process.exit(0)
let ending = false

await main()

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return say(hostUsage)
  let options: HostOptions
  try {
    options = parseHostOptions(process.argv.slice(2), Math.floor(Math.random() * 0x1_0000_0000))
  } catch (error) {
    return fail(`${messageOf(error)}\n\n${hostUsage}`, 2)
  }
  // From the beginning on, lest a launcher that dies early leave this process behind.
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, endOnce)
  try {
    await start(options)
  } catch (error) {
    const hint = isPortInUse(error) ? ': is a game server running already?' : ''
    fail(`game server did not start: ${messageOf(error)}${hint}`, 1)
  }
}

async function start({ port, strictPort, bots, seed }: HostOptions): Promise<void> {
  const world = createWorld(arenaSchema)
  const arena = createArena(world, { random: createRandom(seed), bots })
  const served = await listenOnFreePort(
    (candidate) =>
      serve(world, {
        port: candidate,
        host: '127.0.0.1',
        path: '/link',
        tickRate: ticksPerSecond,
        onTick: (elapsedMs) => arena.step(elapsedMs),
        accept: acceptChange,
        authorize: isFromHere,
      }),
    {
      port,
      strict: strictPort,
      onTaken: (taken) => say(`port ${taken} is in use, trying the next one`),
    },
  )
  const token = inspectTokenFrom(process.env)
  const inspector = token === undefined ? undefined : await inspect(served, token)
  end = () => closeInOrder(served, inspector)
  say(`game server on ${served.url}, pid ${process.pid}`)
  say(`${bots} bots, seed ${seed}`)
  const isAlone = process.send === undefined
  if (isAlone && inspector !== undefined) say(`type into the inspector: ${inspector.url}`)
  const message: HostMessage = {
    type: 'listening',
    port: served.port ?? port,
    url: served.url ?? '',
    inspectUrl: inspector?.url,
  }
  process.send?.(message)
}

/** Lets devtools see the other end of the wire: at the same port, so that the page's way to it leads there too. */
function inspect(served: ServedWorld<ArenaSchema>, token: string): Promise<AttachedInspector> {
  return attachInspector(served.links, {
    name: 'arena server',
    http: { server: served.http, path: '/inspect' },
    token,
  })
}

/** When asked to by a signal, or when the launcher that started this process is gone. */
function endOnce(): void {
  if (ending) return
  ending = true
  end()
}

function closeInOrder(
  served: ServedWorld<ArenaSchema>,
  inspector: AttachedInspector | undefined,
): void {
  setTimeout(() => fail('game server did not close in time', 1), closeWithinMs).unref()
  void Promise.all([inspector?.close(), served.close()]).then(() => process.exit(0))
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function fail(line: string, exitCode: number): void {
  process.stderr.write(`${line}\n`)
  process.exit(exitCode)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
