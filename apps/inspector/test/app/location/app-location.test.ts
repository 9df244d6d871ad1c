import { describe, expect, it } from 'vitest'
import {
  liveLocation,
  readLocation,
  storyLocation,
} from '../../../src/app/location/app-location.ts'
import { withToken, withoutToken } from '../../../src/app/location/secret.ts'
import { connectionBadge } from '../../../src/stories/components/connection-badge.tsx'
import { limiterStarved } from '../../../src/stories/limiter-starved.ts'
import { stories } from '../../../src/stories/index.ts'

describe("the page's address", () => {
  it('names a story and the args that are not its defaults, and is read the same again', () => {
    const args = { bots: 60, bytesPerSecond: 12_000, codec: 'json' } as const
    const query = storyLocation(limiterStarved, args)
    expect(query).toBe('?story=limiter-starved&args=bots:60;codec:json')
    expect(readLocation(query, stories)).toEqual({
      view: 'stories',
      story: limiterStarved,
      args: { bots: 60, codec: 'json' },
      problems: [],
    })
  })

  it('names a state of components, and says when there is none of that name', () => {
    const query = storyLocation(connectionBadge, { width: 200 }, 'Refused: full')
    expect(query).toBe('?story=connection-badge&args=width:200&state=Refused%3A%20full')
    expect(readLocation(query, stories)).toMatchObject({
      story: connectionBadge,
      state: 'Refused: full',
      problems: [],
    })
    for (const asked of ['?story=connection-badge&state=', '?story=limiter-starved&state=']) {
      const read = readLocation(`${asked}Lost`, stories)
      expect(read).toMatchObject({ problems: ['Lost is no state of this story'] })
      expect(read).toMatchObject({ state: undefined })
    }
  })

  it('that asks for nothing is no problem; for what there is not, it is one in words', () => {
    const nothing = { view: 'stories', story: undefined, args: {}, problems: [] }
    expect(readLocation('', stories)).toEqual(nothing)
    expect(readLocation('?story=nope&args=bots:1', stories)).toEqual({
      ...nothing,
      problems: ['There is no story "nope".'],
    })
    expect(readLocation('?story=limiter-starved&args=bots:0;speed:3', stories)).toMatchObject({
      story: limiterStarved,
      args: {},
      problems: ['bots must be a number from 1 to 500', 'speed is no arg of this story'],
    })
  })

  it('names a live address, escaped or not', () => {
    const url = 'ws://127.0.0.1:8080/inspect?token=abc'
    const live = { view: 'live', url }
    expect(readLocation(`?live=${encodeURIComponent(url)}`, stories)).toEqual(live)
    expect(readLocation(`?live=${url}`, stories)).toEqual(live)
    expect(readLocation('?live=', stories)).toEqual({ view: 'live', url: '' })
  })

  it('never has the token, which this browser adds when it is the same address', () => {
    const url = 'ws://127.0.0.1:8080/inspect?token=abc'
    expect(liveLocation(url)).toBe('?live=ws%3A%2F%2F127.0.0.1%3A8080%2Finspect')
    expect(withoutToken('ws://host/#token=abc')).toBe('ws://host/')
    expect(withToken('ws://127.0.0.1:8080/inspect', url)).toBe(url)
    expect(withToken('ws://127.0.0.1:8081/inspect', url)).toBe('ws://127.0.0.1:8081/inspect')
    expect(withToken('ws://127.0.0.1:8080/inspect?token=new', url)).toContain('token=new')
  })
})
