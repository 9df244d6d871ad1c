// Serves one world to every tab that connects to this shared worker.
import { listenPort } from '@tx2-link/core'
import { hostWorld } from '../hosted-world.ts'

declare const self: SharedWorkerGlobalScope

const hosted = hostWorld()

self.addEventListener('connect', ({ ports: [port] }) => {
  if (port === undefined) return
  listenPort(port, (transport) => hosted.admit(transport))
  port.addEventListener('message', ({ data }: MessageEvent) => {
    if (data === 'tell') port.postMessage({ finalText: hosted.finalText(), peers: hosted.peers() })
  })
})
