import { describe, expect, it } from 'vitest'
import { interruptionsOf } from '../../../src/panel/messages/interruptions.ts'
import { Recorder } from '../../../src/recording/recorder.ts'
import { closeEvent, messageEvent, stateEvent } from '../feed.ts'

function told(recorder: Recorder): (readonly [string, number, string])[] {
  return interruptionsOf(recorder).map(({ kind, index, text }) => [kind, index, text] as const)
}

describe('interruptions', () => {
  it('are the loss of the link and its return, before the message that followed', () => {
    const recorder = new Recorder({ timeOrigin: 0 })
    recorder.probe(stateEvent(1, 'connected'))
    recorder.probe(messageEvent({ time: 2 }))
    recorder.probe(stateEvent(100, 'disconnected'))
    recorder.probe(stateEvent(2000, 'connected'))
    recorder.probe(messageEvent({ time: 2001 }))
    expect(told(recorder)).toEqual([
      ['lost', 1, ''],
      ['resumed', 1, 'after 1.9 s'],
    ])
  })

  it('name the code of the close, in words, and what was said with it', () => {
    const recorder = new Recorder({ timeOrigin: 0 })
    recorder.probe(messageEvent({ time: 1 }))
    recorder.probe(closeEvent(2, 4102, 'the server is full'))
    recorder.probe(closeEvent(3_000, 1006, 'lost'))
    expect(told(recorder)).toEqual([
      ['lost', 1, 'close code 4102, server full: the server is full'],
      ['attempt', 1, 'close code 1006, lost'],
    ])
  })

  it('are a network that is missed, too', () => {
    const recorder = new Recorder({ timeOrigin: 0 })
    recorder.probe(messageEvent({ time: 1 }))
    recorder.probe(closeEvent(2, 1006))
    recorder.probe(stateEvent(3, 'offline', 'there is no network'))
    expect(told(recorder)).toEqual([
      ['lost', 1, 'close code 1006, lost'],
      ['offline', 1, 'there is no network'],
    ])
  })

  it('are not the first connection', () => {
    const recorder = new Recorder({ timeOrigin: 0 })
    recorder.probe(stateEvent(1, 'connecting'))
    recorder.probe(stateEvent(2, 'connected'))
    recorder.probe(messageEvent({ time: 3 }))
    expect(told(recorder)).toEqual([])
  })

  it('go with the messages around them', () => {
    const recorder = new Recorder({ timeOrigin: 0 })
    recorder.probe(stateEvent(1, 'connected'))
    recorder.probe(stateEvent(2, 'disconnected'))
    recorder.probe(messageEvent({ time: 3 }))
    recorder.clear()
    expect(told(recorder)).toEqual([])
  })
})
