import { describe, expect, it } from 'vitest'
import { LiveAddress } from '../../../src/app/live/live-address.ts'
import { createInspector } from '../../../src/app/player/create-inspector.ts'
import { goToFault } from '../../../src/app/player/go-to-fault.ts'
import { staysWithin } from '../../../src/engine/expectations.ts'
import { HandFrames } from '../../engine/hand-frames.ts'
import { tinyStory } from '../../engine/tiny-story.ts'
import { fakeConnect } from '../live/fake-connection.ts'

describe('going to a fault', () => {
  it('stands at its moment and selects the entity that was farthest off', async () => {
    const story = tinyStory({
      expectations: [staysWithin('B', 'distance', 0.1, { from: 'Second', to: 'Second' })],
    })
    const frames = new HandFrames()
    const live = new LiveAddress(fakeConnect().connect)
    const inspector = createInspector([story], { frames, live })
    inspector.openStory(story)
    const first = inspector.player.played.get()!
    const { expectations } = await first.run.finish()
    const fault = expectations[0]!
    expect(fault).toMatchObject({ status: 'failed' })
    const going = goToFault(inspector, fault)
    for (let frame = 0; frame < 100; frame += 1) await frames.draw(16)
    await going
    const { run } = inspector.player.played.get()!
    expect(run).not.toBe(first.run)
    expect(run.nowMs).toBe(fault.atMs)
    const { farthest, distance } = run.stage.clients.B.measure
    expect(inspector.selected.get()).toBe(farthest)
    expect(fault.saw).toBe(`${distance.toFixed(2)} units, entity ${farthest}`)
  })
})
