import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { type Schema, type Transport, type World, createCodec } from '@tx2-link/core'
import { connectNodeWebSocket } from '@tx2-link/core/node'
import { requireRustPeer } from '../build-peer.ts'
import { canonicalWorld } from '../canonical-world.ts'
import { movingSchema } from '../moving-schema.ts'
import { follow } from '../rust-link.ts'
import { runPeer, startPeer } from '../rust-peer.ts'
import { valuesSchema } from '../values-schema.ts'
import { type Take, takes } from './takes.ts'
import { Tape, type TapeEntry } from './tape.ts'

const folder = fileURLToPath(
  new URL('../../../../../packages/core/test/fixtures/rust/', import.meta.url),
)

/** A connection is cut this long after the recording began, in ms. */
const CUT_AFTER_MS = 1_000
/** How long after its last tick a server is listened to, in ms: it may still answer. */
const LISTEN_ON_MS = 1_500
/** Milliseconds of a tick at the rate of the takes. */
const TICK_MS = 50

await main()

async function main(): Promise<void> {
  const program = await requireRustPeer()
  if (program === undefined) throw new Error('there is nothing to record from')
  const names = process.argv.slice(2)
  for (const take of takes) {
    if (names.length > 0 && !names.includes(take.name)) continue
    const recording = await record(program, take)
    writeFileSync(`${folder}${take.name}.json`, linesOf(recording))
    console.log(`${take.name}: ${recording.messages.length} entries`)
  }
}

interface Recording {
  readonly shows: string
  readonly command: string
  readonly format: string
  readonly messages: readonly TapeEntry[]
  readonly world: string
}

async function record(program: string, take: Take): Promise<Recording> {
  const { format, world, options, isCut } = take
  const args = ['--world', world, '--format', format, ...options]
  const peer = await startPeer(program, ['serve', ...args])
  const tape = new Tape(createCodec(format))
  const schema: Schema = world === 'values' ? valuesSchema : movingSchema
  const connections: Transport[] = []
  const connect = (): Transport => {
    const connection = tape.record(connectNodeWebSocket(peer.url))
    connections.push(connection)
    return connection
  }
  const follower = follow({ ...peer, connect }, schema, { format })
  if (isCut) {
    await sleep(CUT_AFTER_MS)
    connections.at(-1)?.close({ code: 1006, text: 'cut' })
  }
  const ticks = Number(options[options.indexOf('--ticks') + 1])
  await sleep(ticks * TICK_MS + LISTEN_ON_MS)
  // What the limiter refused last nobody can know: the state in the end is asked for.
  const isAnswering = !options.includes('--ignore-requests')
  if (isAnswering) {
    tape.turned('ask')
    follower.link.requestSnapshot()
  }
  await sleep(LISTEN_ON_MS)
  const messages = [...tape.entries]
  follower.link.close()
  const truth = await worldOf(peer.url)
  await peer.stop()
  if (isAnswering) await check(program, args, follower.world)
  return {
    shows: take.shows,
    command: `serve ${args.join(' ')}`,
    format,
    messages,
    world: truth,
  }
}

/** The world as a client that comes last is told of it, in hex. */
async function worldOf(url: string): Promise<string> {
  const late = connectNodeWebSocket(url)
  const bytes = await new Promise<Uint8Array>((resolve) => {
    late.listen({ message: resolve })
  })
  late.close()
  return Buffer.from(bytes).toString('hex')
}

async function check(program: string, args: readonly string[], world: World): Promise<void> {
  const served = args.filter((option, at) => !isOfServing(option) && !isOfServing(args[at - 1]))
  const { output } = await runPeer(program, ['world', ...served])
  if (isDeepStrictEqual(canonicalWorld(world.snapshot()), JSON.parse(output))) return
  throw new Error(`what came is not what Rust has: ${args.join(' ')}`)
}

function isOfServing(option: string | undefined): boolean {
  return ['--rate', '--max-messages', '--reset-every', '--full-every'].includes(option ?? '')
}

/** An entry a line, so that recordings can be compared. */
function linesOf({ messages, ...rest }: Recording): string {
  const lines = messages.map((entry) => JSON.stringify(entry))
  return `${JSON.stringify({ ...rest }, null, 2).slice(0, -2)},\n  "messages": [\n    ${lines.join(',\n    ')}\n  ]\n}\n`
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
