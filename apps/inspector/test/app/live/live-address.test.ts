import { describe, expect, it } from 'vitest'
import { LiveAddress } from '../../../src/app/live/live-address.ts'
import { liveDetail } from '../../../src/app/live/live-words.ts'
import { whyNoAddress } from '../../../src/app/live/why-no-address.ts'
import { fakeConnect } from './fake-connection.ts'

describe('the live address', () => {
  it('is connected to as typed, without the space around it; the connection before is closed', () => {
    const { connect, made } = fakeConnect()
    const live = new LiveAddress(connect)
    expect(live.connection.get()).toBeUndefined()
    live.connect('  ws://127.0.0.1:1/?token=a \n')
    live.connect('ws://127.0.0.1:2/?token=b')
    expect(live.url.get()).toBe('ws://127.0.0.1:2/?token=b')
    expect(made).toEqual([
      { url: 'ws://127.0.0.1:1/?token=a', isClosed: true },
      { url: 'ws://127.0.0.1:2/?token=b', isClosed: false },
    ])
    live.disconnect()
    expect(made[1]?.isClosed).toBe(true)
    expect(live.connection.get()).toBeUndefined()
  })

  it('that is empty connects to nothing', () => {
    const { connect, made } = fakeConnect()
    const live = new LiveAddress(connect)
    live.connect(' ')
    expect([live.connection.get(), made.length]).toEqual([undefined, 0])
  })

  it.each([
    ['', 'Type the address that the server printed.'],
    ['   ', 'Type the address that the server printed.'],
    ['127.0.0.1:8080', 'This is no address: it begins with ws:// or wss://.'],
    ['http://127.0.0.1:8080/inspect', 'An inspector is at ws:// or wss://, not at http://.'],
    ['ws://127.0.0.1:8080/inspect?token=a', undefined],
    [' wss://localhost/inspect ', undefined],
  ])('%j is one, or it is said why not', (text, why) => {
    expect(whyNoAddress(text)).toBe(why)
  })
})

describe('what is said of a connection', () => {
  const lost = { state: 'reconnecting', text: 'ws://x: it was lost' } as const

  it('names the fault, and when the next attempt is made', () => {
    expect(liveDetail({ ...lost, retryAt: 5_000 }, 3_100)).toBe(
      'ws://x: it was lost, again in 1.9 s',
    )
    expect(liveDetail({ ...lost, retryAt: undefined }, 0)).toBe('ws://x: it was lost, trying now')
    const refused = { state: 'refused', text: 'the token is wrong', retryAt: undefined } as const
    expect(liveDetail(refused, 0)).toBe('the token is wrong')
  })

  it('is nothing where the state says it all', () => {
    expect(liveDetail({ state: 'closed', text: 'closed', retryAt: undefined }, 0)).toBe('')
  })
})
