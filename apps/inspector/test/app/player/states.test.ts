import { describe, expect, it } from 'vitest'
import { type Played, StoryPlayer } from '../../../src/app/player/story-player.ts'
import { healthBar } from '../../../src/stories/components/health-bar.tsx'
import { minimap } from '../../../src/stories/components/minimap.tsx'
import { HandFrames } from '../../engine/hand-frames.ts'

function setUp() {
  const frames = new HandFrames()
  const player = new StoryPlayer({ frames })
  const playedNow = (): Played => player.played.get()!
  /** Draws frames until a state is shown. */
  async function shown(state: string): Promise<void> {
    for (let drawn = 0; drawn < 100 && !playedNow().run.isShown(state); drawn += 1) {
      await frames.draw(16)
    }
    await frames.draw(16)
    expect(playedNow().run.isShown(state)).toBe(true)
  }
  return { frames, player, playedNow, shown }
}

describe('states of components', () => {
  it('are gone to from a link, and stand still there', async () => {
    const { frames, player, playedNow, shown } = setUp()
    player.open(minimap, {}, 'Crowded')
    await shown('Crowded')
    const { nowMs } = playedNow().run
    await frames.draw(500)
    expect(playedNow().run.nowMs).toBe(nowMs)
    expect([player.state.get(), player.seeking.get()]).toEqual(['Crowded', undefined])
    expect(playedNow().driver.isPlaying).toBe(false)
  })

  it('lie ahead in the same run, and are played again from the beginning when they are past', async () => {
    const { player, playedNow, shown } = setUp()
    player.open(minimap, {}, 'A few')
    await shown('A few')
    const first = playedNow()
    void player.showState('Crowded')
    await shown('Crowded')
    expect(playedNow()).toBe(first)
    void player.showState('A few')
    await shown('A few')
    expect(playedNow()).not.toBe(first)
    expect(player.state.get()).toBe('A few')
  })

  it('are left on the way to them for another one, or for the play', async () => {
    const { frames, player, playedNow, shown } = setUp()
    player.open(minimap, {}, 'A few')
    await shown('A few')
    frames.costMs = 15
    void player.showState('Selected')
    await frames.draw(16)
    void player.showState('Crowded')
    await shown('Crowded')
    for (let drawn = 0; drawn < 10; drawn += 1) await frames.draw(16)
    expect(playedNow().run.isShown('Crowded')).toBe(true)
    expect([player.state.get(), player.seeking.get()]).toEqual(['Crowded', undefined])
    void player.showState('Selected')
    await frames.draw(16)
    player.toggle()
    expect([player.seeking.get(), playedNow().driver.isPlaying]).toEqual([undefined, true])
    await frames.draw(16)
    const { nowMs } = playedNow().run
    await frames.draw(16)
    expect(playedNow().run.nowMs - nowMs).toBeLessThan(50)
  })

  it('that are moments are left when time goes on; those with a frame of their own are not', async () => {
    const { player, shown } = setUp()
    for (const leave of ['toggle', 'step', 'restart'] as const) {
      player.open(minimap, {}, 'A few')
      await shown('A few')
      player[leave]()
      expect([leave, player.state.get()]).toEqual([leave, undefined])
    }
    player.open(healthBar, {}, 'Hurt')
    await shown('Hurt')
    player.toggle()
    expect(player.state.get()).toBe('Hurt')
    player.leaveState()
    expect(player.state.get()).toBeUndefined()
  })

  it('stay chosen when the controls are reset, and go with another story', async () => {
    const { player, playedNow, shown } = setUp()
    player.open(minimap, { tickRate: 30 }, 'A few')
    await shown('A few')
    player.resetArgs()
    await shown('A few')
    expect([playedNow().run.args['tickRate'], player.state.get()]).toEqual([20, 'A few'])
    player.open(healthBar)
    expect(player.state.get()).toBeUndefined()
  })

  it('that there are not change nothing', async () => {
    const { player, playedNow } = setUp()
    player.open(minimap)
    const before = playedNow()
    await player.showState('No such state')
    expect([playedNow(), player.state.get()]).toEqual([before, undefined])
  })
})

describe('a story of components', () => {
  it('goes on when its play is over, pauses and goes on again', async () => {
    const { frames, player, playedNow } = setUp()
    player.open(minimap)
    await playedNow().run.finish()
    const played = playedNow()
    await frames.draw(0)
    await frames.draw(50)
    expect(played.run.state.status).not.toBe('running')
    expect(played.driver.isPlaying).toBe(true)
    player.toggle()
    expect(played.driver.isPlaying).toBe(false)
    player.toggle()
    expect([playedNow(), played.driver.isPlaying]).toEqual([played, true])
  })

  it('takes what is turned into the same run, and begins again with it', async () => {
    const { player, playedNow } = setUp()
    player.open(minimap)
    const first = playedNow()
    player.setArg('crowd', 50)
    expect(playedNow()).toBe(first)
    expect([first.run.args['crowd'], player.args.get()['crowd']]).toEqual([50, 50])
    player.restart()
    expect(playedNow().run.args['crowd']).toBe(50)
  })
})
