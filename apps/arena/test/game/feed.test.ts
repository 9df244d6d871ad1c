import { describe, expect, it } from 'vitest'
import { FeedKind, type FeedLine } from '../../src/game/feed.ts'
import { tuning } from '../../src/game/tuning.ts'
import { createState, valuesOf } from './helpers.ts'

describe('the feed', () => {
  it('never has more lines than the cap; the oldest goes first', () => {
    const { state, world } = createState()
    for (let count = 0; count < 50; count += 1) state.feed.tell(lineAbout(`fighter ${count}`), 1)
    const actors = valuesOf(world, 'Feed').map(({ value }) => value.actor)
    expect(actors).toHaveLength(tuning.feedCap)
    expect(actors).not.toContain(`fighter ${49 - tuning.feedCap}`)
    expect(actors).toContain('fighter 49')
  })

  it('forgets a line when it has lived its time, and not before', () => {
    const { state, world } = createState()
    state.feed.tell(lineAbout('Iskra'), 10)
    state.feed.expire(9 + tuning.feedLife)
    expect(valuesOf(world, 'Feed')).toHaveLength(1)
    state.feed.expire(10 + tuning.feedLife)
    expect(valuesOf(world, 'Feed')).toHaveLength(0)
  })

  it('tells of every kill with a player in it, but not of each among bots', () => {
    const { state, world } = createState()
    const bot = { name: 'Tolk', team: 0, bot: true }
    const player = { name: 'Ada', team: 1, bot: false }
    state.feed.tellKill(bot, { ...bot, team: 2 }, 10)
    state.feed.tellKill(bot, { ...bot, team: 2 }, 11)
    expect(valuesOf(world, 'Feed')).toHaveLength(1)
    state.feed.tellKill(player, bot, 11)
    state.feed.tellKill(bot, player, 11)
    expect(valuesOf(world, 'Feed')).toHaveLength(3)
    state.feed.tellKill(bot, { ...bot, team: 2 }, 10 + tuning.botKillGap)
    expect(valuesOf(world, 'Feed')).toHaveLength(4)
  })
})

function lineAbout(actor: string): FeedLine {
  return { kind: FeedKind.joined, actor, actorTeam: 0, subject: '', subjectTeam: 0 }
}
