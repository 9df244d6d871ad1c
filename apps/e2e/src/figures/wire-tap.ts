import { createCodec } from '@tx2-link/core'
import type { Page } from 'playwright-core'

/**
 * What one client's socket carried since its page was opened, as the browser gave it to the wire
 * and took it off it: payloads of WebSocket messages, without their frames and TCP's.
 */
export interface WireTap {
  readonly receivedBytes: number
  readonly sentBytes: number
  /** Of each delta that brought just one tick; the newest last. */
  readonly deltaBytes: readonly number[]
  /** The newest that came. */
  readonly tick: number
}

/** Listens to the link of a page that is not opened yet. */
export function tapWire(page: Page): WireTap {
  const codec = createCodec('msgpack')
  const deltaBytes: number[] = []
  const tap = { receivedBytes: 0, sentBytes: 0, deltaBytes, tick: 0 }
  page.on('websocket', (socket) => {
    if (!socket.url().endsWith('/link')) return
    socket.on('framesent', ({ payload }) => (tap.sentBytes += payload.length))
    socket.on('framereceived', ({ payload }) => {
      tap.receivedBytes += payload.length
      if (typeof payload === 'string') return
      const { header, payload: content } = codec.decodeMessage(new Uint8Array(payload))
      if (content.type !== 'delta' && content.type !== 'snapshot') return
      const tick = Number(header.sequence)
      if (content.type === 'delta' && tick === tap.tick + 1) deltaBytes.push(payload.length)
      tap.tick = tick
    })
  })
  return tap
}
