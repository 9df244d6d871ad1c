import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Played, StoryPlayer } from '../../../src/app/player/story-player.ts'
import type { Story } from '../../../src/engine/story.ts'
import { HandFrames } from '../../engine/hand-frames.ts'
import { tinyStory } from '../../engine/tiny-story.ts'

/** What a change of the controls waits for, in ms. */
const SETTLED_MS = 200

function setUp(story: Story = tinyStory()) {
  const frames = new HandFrames()
  const player = new StoryPlayer({ frames })
  const playedNow = (): Played => {
    const played = player.played.get()
    if (played === undefined) throw new Error('nothing is played')
    return played
  }
  return { frames, player, story, playedNow }
}

/** Lets begun promises be done; the fake timers stand still. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
}

describe('the player', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('plays a story that is opened, with the args of the link over its defaults', async () => {
    const { player, story, frames, playedNow } = setUp()
    player.open(story, { bots: 9 })
    await settle()
    await frames.draw(0)
    await frames.draw(40)
    expect(player.args.get()).toMatchObject({ bots: 9, latencyMs: 30 })
    expect(playedNow().run.stage.server.world.size).toBe(9)
    expect(playedNow().run.nowMs).toBe(40)
    expect(player.book.of('tiny').status).toBe('running')
  })

  it('waits until it is ready, and then plays what is open by then', async () => {
    const frames = new HandFrames()
    const loading = new EventTarget()
    const ready = new Promise((resolve) => {
      loading.addEventListener('load', resolve)
    })
    const player = new StoryPlayer({ ready, frames })
    player.open(tinyStory())
    player.open(tinyStory(), { bots: 2 })
    await settle()
    expect(frames.isRequested).toBe(false)
    loading.dispatchEvent(new Event('load'))
    await settle()
    expect(player.played.get()?.driver.isPlaying).toBe(true)
    expect(player.played.get()?.run.args).toMatchObject({ bots: 2 })
  })

  it('refuses args that cannot be, and goes on with what it plays', async () => {
    const { player, story, playedNow } = setUp()
    player.open(story)
    const before = playedNow()
    expect(() => player.open(story, { bots: -1 })).toThrow('bots must be a number')
    expect(playedNow()).toBe(before)
  })

  it('begins again once a control rests, not with each of its steps', async () => {
    const { player, story, playedNow } = setUp()
    player.open(story)
    const first = playedNow()
    for (const bots of [7, 8, 9]) {
      player.setArg('bots', bots)
      vi.advanceTimersByTime(SETTLED_MS / 2)
      expect(player.args.get()['bots']).toBe(bots)
      expect(playedNow()).toBe(first)
    }
    vi.advanceTimersByTime(SETTLED_MS / 2)
    expect(playedNow()).not.toBe(first)
    expect(playedNow().run.args['bots']).toBe(9)
    player.resetArgs()
    expect(playedNow().run.args['bots']).toBe(6)
    expect(playedNow().number).toBe(3)
  })

  it('does not begin an older story again when another one was opened meanwhile', async () => {
    const { player, story, playedNow } = setUp()
    player.open(story)
    player.setArg('bots', 7)
    player.open(story, { bots: 3 })
    const opened = playedNow()
    vi.advanceTimersByTime(2 * SETTLED_MS)
    expect(playedNow()).toBe(opened)
  })

  it('pauses, steps, goes on, and begins again when it is over', async () => {
    const { player, story, frames, playedNow } = setUp()
    player.open(story)
    await settle()
    player.toggle()
    expect(playedNow().driver.isPlaying).toBe(false)
    player.step()
    await frames.draw(0)
    expect(playedNow().run.nowMs).toBe(20)
    player.toggle()
    expect(playedNow().driver.isPlaying).toBe(true)
    player.pause()
    const { run } = playedNow()
    await run.finish()
    expect(player.book.of('tiny').status).toBe('passed')
    player.toggle()
    expect(playedNow().run).not.toBe(run)
    await settle()
    expect(playedNow().driver.isPlaying).toBe(true)
  })

  it('keeps its speed from one run to the next', async () => {
    const { player, story, playedNow } = setUp()
    player.open(story)
    player.setSpeed(4)
    expect(playedNow().driver.speed).toBe(4)
    player.restart()
    expect(playedNow().driver.speed).toBe(4)
  })

  it('goes to a moment: on in the same run, back in another one; and stands there', async () => {
    const { player, story, frames, playedNow } = setUp()
    player.open(story)
    await settle()
    const { run } = playedNow()
    const on = player.goTo(300)
    expect(player.seeking.get()).toBe(300)
    await drawUntil(frames, on)
    expect([playedNow().run.nowMs, playedNow().run === run]).toEqual([300, true])
    await drawUntil(frames, player.goTo(100))
    expect([playedNow().run.nowMs, playedNow().run === run]).toEqual([100, false])
    expect([playedNow().driver.isPlaying, player.seeking.get()]).toEqual([false, undefined])
  })

  it('forgets where it was going to when another story is opened on the way', async () => {
    const { player, story, frames, playedNow } = setUp()
    player.open(story)
    await settle()
    frames.costMs = 20
    const going = player.goTo(900)
    player.open(story, { bots: 1 })
    await drawUntil(frames, going)
    expect(player.seeking.get()).toBeUndefined()
    expect(playedNow().run.args['bots']).toBe(1)
    expect(playedNow().driver.isPlaying).toBe(true)
  })

  it('takes back that a story runs when it is left before its end', async () => {
    const { player, story, playedNow } = setUp()
    player.open(story)
    await playedNow().run.finish()
    player.restart()
    await playedNow().run.advance(100)
    expect(player.book.of('tiny').status).toBe('running')
    player.restart()
    expect(player.book.of('tiny').status).toBe('passed')
  })
})

/** Draws frames until what was begun is done. */
async function drawUntil(frames: HandFrames, begun: Promise<void>): Promise<void> {
  const progress = { isDone: false }
  const done = begun.finally(() => {
    progress.isDone = true
  })
  for (let frame = 0; frame < 200 && !progress.isDone; frame += 1) await frames.draw(16)
  expect(progress.isDone).toBe(true)
  await done
}
