import { describe, expect, it } from 'vitest'
import { runSubject } from '../../../src/app/panel/panel-subject.ts'
import { recordRuns, sessionFor } from '../../../src/app/panel/sessions.ts'
import { StoryPlayer } from '../../../src/app/player/story-player.ts'
import { limiterStarved } from '../../../src/stories/limiter-starved.ts'
import { steadyMovement } from '../../../src/stories/steady-movement.ts'
import { HandFrames } from '../../engine/hand-frames.ts'

function setUp() {
  const player = new StoryPlayer({ frames: new HandFrames() })
  recordRuns(player)
  const current = () => {
    const played = player.played.get()!
    return { played, session: sessionFor(runSubject(played)) }
  }
  return { player, current }
}

describe('the recordings of a story', () => {
  it('have all four ends from the first moment on, though the panel was never open', async () => {
    const { player, current } = setUp()
    player.open(limiterStarved)
    const { played, session } = current()
    await played.run.finish()
    for (const { id } of played.run.stage.sources) {
      session.get().selectSource(id)
      const { recorder } = session.get()
      expect(recorder.startTime).toBeLessThan(100)
      const { messagesIn, messagesOut } = recorder.totals
      expect(Math.min(messagesIn, messagesOut)).toBeGreaterThan(10)
    }
    expect(session.get().source?.id).toBe('server-b')
    expect(session.get().recorder.totals.refused).toBeGreaterThan(0)
  })

  it('begin with the end that the story names', () => {
    const { player, current } = setUp()
    player.open(limiterStarved)
    expect(current().session.get().source?.id).toBe('server-b')
    player.open(steadyMovement)
    expect(current().session.get().source?.id).toBe('client-a')
  })

  it('keep tab and filter from run to run, and the end within one story', () => {
    const { player, current } = setUp()
    player.open(steadyMovement)
    const first = current().session.get()
    first.selectTab('limits')
    first.setFilter('type == ack')
    first.selectSource('server-a')
    player.restart()
    expect(current().session.get()).not.toBe(first)
    expect(current().session.get()).toMatchObject({ tab: 'limits', filterText: 'type == ack' })
    expect(current().session.get().source?.id).toBe('server-a')
    player.open(limiterStarved)
    expect(current().session.get()).toMatchObject({ tab: 'limits', filterText: 'type == ack' })
    expect(current().session.get().source?.id).toBe('server-b')
  })

  it('of a run that was left are let go, and it is observed no more', async () => {
    const { player, current } = setUp()
    player.open(steadyMovement)
    const before = current()
    await before.played.run.advance(500)
    const { recorder } = before.session.get()
    const { endIndex } = recorder
    expect(endIndex).toBeGreaterThan(0)
    player.open(limiterStarved)
    const [source] = before.played.run.stage.sources
    source!.requestKeyframe()
    await before.played.run.advance(500)
    expect(recorder.endIndex).toBe(endIndex)
  })
})
