import { describe, expect, it } from 'vitest'
import { FeedKind } from '../../src/game/feed.ts'
import { nobody } from '../../src/game/teams.ts'
import { tuning } from '../../src/game/tuning.ts'
import { updateMatch, updateZones } from '../../src/game/round.ts'
import { createState, valuesOf } from './helpers.ts'

const site = { x: 660, y: 620 }

describe('a round', () => {
  it('announces the team with the most points, then starts again from nothing', () => {
    const { state, world } = createState()
    state.match.reward([1, 1, 2], 1 + tuning.zonePointEvery)
    state.now = 1 + tuning.roundTicks
    updateMatch(state)
    expect(valuesOf(world, 'Feed').map(({ value }) => value)).toEqual([
      { kind: FeedKind.won, actor: '', actorTeam: 1, subject: '1', subjectTeam: nobody },
    ])
    expect(valuesOf(world, 'Match')[0]?.value).toMatchObject({
      round: 2,
      endsAt: state.now + tuning.roundTicks,
      tide: 0,
      ember: 0,
      dusk: 0,
    })
  })

  it('is nobody’s when two teams have as many points', () => {
    const { state, world } = createState()
    state.match.reward([0, 2, nobody], 1 + tuning.zonePointEvery)
    state.now = 1 + tuning.roundTicks
    updateMatch(state)
    expect(valuesOf(world, 'Feed')[0]?.value.actorTeam).toBe(nobody)
  })

  it('clears scores and zones when it begins', () => {
    const { state, world, place } = createState()
    const fighter = place(0, site.x, site.y)
    takeZone(state)
    expect(world.getField(fighter.id, 'Score', 'points')).toBe(tuning.pointsPerCapture)
    state.now = 1 + tuning.roundTicks
    updateMatch(state)
    expect(world.get(fighter.id, 'Score')).toEqual({ kills: 0, deaths: 0, points: 0 })
    expect(valuesOf(world, 'Zone')[0]?.value).toMatchObject({ owner: nobody, progress: 0 })
  })

  it('gives a point for each zone held, no more often than it should', () => {
    const { state, world, place } = createState()
    place(2, site.x, site.y)
    takeZone(state)
    state.now = 1 + tuning.zonePointEvery
    updateMatch(state)
    updateMatch(state)
    expect(valuesOf(world, 'Match')[0]?.value).toMatchObject({ tide: 0, ember: 0, dusk: 1 })
  })
})

describe('a zone', () => {
  it('is taken by the only team that stands in it, and the feed says so', () => {
    const { state, world, place } = createState()
    place(0, site.x, site.y)
    takeZone(state)
    expect(valuesOf(world, 'Zone')[0]?.value).toMatchObject({
      letter: 'A',
      owner: 0,
      progress: 100,
    })
    expect(valuesOf(world, 'Feed')[0]?.value).toMatchObject({
      kind: FeedKind.captured,
      actorTeam: 0,
      subject: 'A',
    })
  })

  it('is nobody’s between two owners, and the first loss is told as contested once', () => {
    const { state, world, place } = createState()
    const holder = place(0, site.x, site.y)
    takeZone(state)
    holder.backAt = Infinity
    place(1, site.x + 30, site.y)
    const owners = new Set<number>()
    for (let updates = 0; updates < 200; updates += 1) {
      updateZones(state)
      owners.add(state.zones[0]!.owner)
    }
    expect([...owners]).toEqual([0, nobody, 1])
    const kinds = valuesOf(world, 'Feed').map(({ value }) => value.kind)
    expect(kinds).toEqual([FeedKind.captured, FeedKind.contested, FeedKind.captured])
  })

  it('stays as it is while two teams are equally strong in it', () => {
    const { state, place } = createState()
    place(0, site.x, site.y)
    place(1, site.x + 30, site.y)
    takeZone(state)
    expect(state.zones[0]?.owner).toBe(nobody)
  })

  it('falls faster to many than to one', () => {
    expect(updatesNeeded(6)).toBeLessThan(updatesNeeded(1) / 2)
  })
})

function takeZone(state: Parameters<typeof updateZones>[0]): void {
  for (let updates = 0; updates < 100; updates += 1) updateZones(state)
}

function updatesNeeded(fighters: number): number {
  const { state, place } = createState()
  for (let index = 0; index < fighters; index += 1) place(0, site.x + index * 10, site.y)
  let updates = 0
  for (; state.zones[0]!.owner === nobody; updates += 1) updateZones(state)
  return updates
}
