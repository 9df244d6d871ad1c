import { describe, expect, it } from 'vitest'
import { RealTimeDriver } from '../../src/engine/real-time-driver.ts'
import type { StoryRun } from '../../src/engine/run.ts'
import { HandFrames } from './hand-frames.ts'
import { tinyStory } from './tiny-story.ts'

function begin(): { run: StoryRun; frames: HandFrames; driver: RealTimeDriver } {
  const run = tinyStory().begin()
  const frames = new HandFrames()
  return { run, frames, driver: new RealTimeDriver(run, frames) }
}

describe('a driver', () => {
  it('moves virtual time along with real time, by its speed', async () => {
    const { run, frames, driver } = begin()
    driver.play()
    await frames.draw(1_000)
    expect(run.nowMs).toBe(0)
    await frames.draw(16)
    await frames.draw(17)
    expect(run.nowMs).toBe(33)
    driver.setSpeed(4)
    await frames.draw(16)
    expect(run.nowMs).toBe(33 + 64)
  })

  it('makes up for no more than 100 ms of a page that slept', async () => {
    const { run, frames, driver } = begin()
    driver.play()
    await frames.draw(0)
    await frames.draw(60_000)
    expect(run.nowMs).toBe(100)
  })

  it('lets virtual time fall behind rather than the page when a story is heavy', async () => {
    const { run, frames, driver } = begin()
    driver.setSpeed(10)
    driver.play()
    await frames.draw(0)
    frames.costMs = 4
    await frames.draw(100)
    // 1,000 ms were asked for; three slices of 20 ms fill the frame's 10 ms.
    expect(run.nowMs).toBe(60)
  })

  it('pauses, goes on, and pauses by itself when the play is over', async () => {
    const { run, frames, driver } = begin()
    let told = 0
    driver.subscribe(() => {
      told += 1
    })
    driver.play()
    await frames.draw(0)
    await frames.draw(50)
    driver.pause()
    expect([driver.isPlaying, frames.isRequested, told]).toEqual([false, false, 2])
    await frames.draw(50)
    expect(run.nowMs).toBe(50)
    driver.play()
    await frames.draw(500)
    expect(run.nowMs).toBe(50)
    for (let drawn = 0; drawn < 20; drawn += 1) await frames.draw(100)
    expect(run.state.status).toBe('passed')
    expect([driver.isPlaying, frames.isRequested]).toEqual([false, false])
  })

  it('steps on by hand, and goes to a moment over several frames', async () => {
    const { run, frames, driver } = begin()
    await driver.stepOn(5)
    expect(run.nowMs).toBe(5)
    frames.costMs = 15
    const going = driver.goTo(200)
    let drawn = 0
    while (run.nowMs < 200) {
      await frames.draw(16)
      drawn += 1
    }
    await frames.draw(16)
    await going
    expect(run.nowMs).toBe(200)
    expect(drawn).toBeGreaterThan(2)
  })

  it('does nothing any more once it is disposed of', async () => {
    const { run, frames, driver } = begin()
    driver.play()
    driver.dispose()
    driver.play()
    await frames.draw(50)
    expect([driver.isPlaying, frames.isRequested, run.nowMs]).toEqual([false, false, 0])
  })
})
