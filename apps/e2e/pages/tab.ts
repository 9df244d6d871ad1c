import { connectPort, listenPort, windowPort } from '@tx2-link/core'
import { type HostedWorld, hostWorld } from './hosted-world.ts'
import { type Replica, openReplica } from './replica.ts'

/** Short, so that who vanishes is soon missed; not so short that who is busy is taken for gone. */
const CHECK_EVERY_MS = 1_000

declare global {
  interface Window {
    /** What a test has a tab do; each gives a name to what it makes. */
    readonly tab: Tab
  }
}

interface Told {
  readonly finalText: string | undefined
  readonly peers: ReturnType<HostedWorld['peers']>
}

let replica: Replica | undefined
let hosted: HostedWorld | undefined
let worker: Worker | undefined
let ask: MessagePort | Worker | undefined
let ignored: () => number = () => 0
let announce: () => void = () => {}

/** What a worker says of its world, over the port that its links go over too. */
function askWorker(): Promise<Told> {
  return new Promise((resolve, reject) => {
    const port = ask
    if (port === undefined) return reject(new Error('there is no worker'))
    const hear = (event: Event): void => {
      const data: unknown = event instanceof MessageEvent ? event.data : undefined
      if (typeof data !== 'object' || data === null || !('finalText' in data)) return
      port.removeEventListener('message', hear)
      resolve(data as Told)
    }
    port.addEventListener('message', hear)
    port.postMessage('tell')
  })
}

const tab = {
  startWorker(): void {
    const started = new Worker(new URL('./workers/world-worker.ts', import.meta.url), {
      type: 'module',
    })
    worker = started
    ask = started
    replica = openReplica('worker', () => connectPort(started, { checkEveryMs: CHECK_EVERY_MS }))
  },
  endWorker(): void {
    worker?.terminate()
  },
  joinSharedWorker(): void {
    const { port } = new SharedWorker(
      new URL('./workers/world-shared-worker.ts', import.meta.url),
      {
        type: 'module',
      },
    )
    ask = port
    replica = openReplica('shared worker', () => connectPort(port))
  },
  /** Serves a world to all tabs of this origin. */
  lead(channel: string): void {
    const world = hostWorld()
    hosted = world
    const options = { checkEveryMs: CHECK_EVERY_MS }
    listenPort(new BroadcastChannel(channel), (transport) => world.admit(transport), options)
  },
  follow(channel: string): void {
    const shared = new BroadcastChannel(channel)
    replica = openReplica(channel, () => connectPort(shared, { checkEveryMs: CHECK_EVERY_MS }))
  },
  /** Shows `url` in a frame and serves a world to it, if that is of `origin`. */
  async serveFrame(url: string, origin: string): Promise<void> {
    const world = hostWorld()
    hosted = world
    const frame = document.createElement('iframe')
    const shown = new Promise((resolve) => {
      frame.addEventListener('load', resolve)
    })
    frame.src = url
    document.body.append(frame)
    const target = frame.contentWindow
    if (target === null) throw new Error('the frame has no window')
    const port = windowPort(target, origin)
    ignored = () => port.ignored
    announce = () => void listenPort(port, (transport) => world.admit(transport))
    announce()
    await shown
  },
  /** Follows the world of the page that shows this one, if that is of `origin`. */
  followParent(origin: string): void {
    const port = windowPort(window.parent, origin)
    ignored = () => port.ignored
    replica = openReplica('parent', () => connectPort(port))
  },
  /** Says what a connection begins with, as a stranger would who has read how it is done. */
  forge(): void {
    window.parent.postMessage({ 'tx2-link': 1, from: 'stranger', kind: 'connect' }, '*')
  },
  ignored: () => ignored(),
  /** Listens once more, and says so to the frame. */
  announce: () => announce(),
  replicaText: () => replica?.text() ?? 'none',
  spawnOwn: () => replica?.spawnOwn(),
  replicaState: () => replica?.state() ?? 'none',
  replicaReason: () => replica?.reason() ?? 'none',
  closeReplica: () => replica?.link.close(),
  hostedText: () => hosted?.finalText() ?? 'moving',
  hostedPeers: () => hosted?.peers() ?? { now: 0, left: [] },
  workerText: async () => (await askWorker()).finalText ?? 'moving',
  workerPeers: async () => (await askWorker()).peers,
}

type Tab = typeof tab

Object.assign(window, { tab })

const { hash } = location
if (hash.startsWith('#follow=')) tab.followParent(hash.slice('#follow='.length))
if (hash === '#forge') tab.forge()
