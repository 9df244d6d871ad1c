// Serves a world to the page that made this worker.
import { listenPort } from '@tx2-link/core'
import { hostWorld } from '../hosted-world.ts'

const hosted = hostWorld()
listenPort(self, (transport) => hosted.admit(transport))

// Others may speak on the port too: this is the test asking.
self.addEventListener('message', ({ data }: MessageEvent) => {
  if (data !== 'tell') return
  self.postMessage({ finalText: hosted.finalText(), peers: hosted.peers() }, [])
})
