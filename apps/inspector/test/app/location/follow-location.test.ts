import { describe, expect, it } from 'vitest'
import { LiveAddress } from '../../../src/app/live/live-address.ts'
import { readLocation } from '../../../src/app/location/app-location.ts'
import { followLocation } from '../../../src/app/location/follow-location.ts'
import { createInspector } from '../../../src/app/player/create-inspector.ts'
import { stories } from '../../../src/stories/index.ts'
import { HandFrames } from '../../engine/hand-frames.ts'
import { fakeConnect } from '../live/fake-connection.ts'

function open(query: string) {
  const { connect, made } = fakeConnect()
  const inspector = createInspector(stories, {
    frames: new HandFrames(),
    live: new LiveAddress(connect),
  })
  inspector.ask(readLocation(query, stories))
  const written: [string, string][] = []
  const stop = followLocation(inspector, (...to) => written.push(to))
  return { inspector, written, stop, made }
}

describe("the page's address follows what is shown", () => {
  it('from the first story, when nothing is asked for, to another one and its args', () => {
    const { inspector, written, stop } = open('')
    expect(written.at(-1)).toEqual([
      '?story=steady-movement',
      'Steady movement · tx2-link inspector',
    ])
    inspector.openStory(stories[3]!)
    expect(written.at(-1)?.[0]).toBe('?story=limiter-starved')
    inspector.player.setArg('bots', 77)
    expect(written.at(-1)?.[0]).toBe('?story=limiter-starved&args=bots:77')
    const { length } = written
    stop()
    inspector.openStory(stories[0]!)
    expect(written).toHaveLength(length)
  })

  it('says what cannot be had, and plays what can', () => {
    const { inspector } = open('?story=dead-air&args=bots:nine')
    expect(inspector.player.played.get()?.story.id).toBe('dead-air')
    expect(inspector.problems.get()).toEqual(['bots must be a number from 1 to 500'])
    inspector.openStory(stories[0]!)
    expect(inspector.problems.get()).toEqual([])
  })

  it('to a live address and back, and keeps the token to itself', () => {
    const { inspector, written, made } = open('?live=ws://127.0.0.1:1/?token=secret')
    expect(made.map(({ url }) => url)).toEqual(['ws://127.0.0.1:1/?token=secret'])
    expect(written.at(-1)).toEqual([
      '?live=ws%3A%2F%2F127.0.0.1%3A1%2F',
      'Live address · tx2-link inspector',
    ])
    inspector.openStory(stories[1]!)
    expect(written.at(-1)?.[0]).toBe('?story=spawn-storm')
    expect(written.flat().join()).not.toContain('secret')
  })
})
