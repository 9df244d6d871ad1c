import type { ArenaState } from './arena-state.ts'
import { FeedKind } from './feed.ts'
import type { Fighter } from './fighters.ts'
import { nobody, teamCount } from './teams.ts'
import { tuning } from './tuning.ts'
import type { Zone } from './zone.ts'

const inside: Fighter[] = []
const present: number[] = Array.from({ length: teamCount }, () => 0)

/** Lets those who stand in the zones capture them. */
export function updateZones(state: ArenaState): void {
  for (const zone of state.zones) {
    state.grid.collect(zone.site, zone.site.radius, inside)
    present.fill(0)
    for (const fighter of inside) {
      if (fighter.alive) present[fighter.team] = (present[fighter.team] ?? 0) + 1
    }
    const ownerBefore = zone.owner
    const event = zone.update(present, state.now)
    if (event === undefined) continue
    if (event.type === 'captured') rewardCapture(state, event.team)
    tellOfZone(state, FeedKind[event.type], event.team, zone, ownerBefore)
  }
}

/** Counts the points; when time is up, announces the winner and begins the next round. */
export function updateMatch({ match, zones, fighters, feed, world, now }: ArenaState): void {
  match.reward(
    zones.map((zone) => zone.owner),
    now,
  )
  if (!match.isOver(now)) return
  const line = { actor: '', subject: String(match.round), subjectTeam: nobody }
  feed.tell({ kind: FeedKind.won, actorTeam: match.leader(), ...line }, now)
  match.startNextRound(now)
  for (const zone of zones) zone.reset()
  for (const fighter of fighters) {
    if (fighter.kills + fighter.deaths + fighter.points === 0) continue
    fighter.kills = 0
    fighter.deaths = 0
    fighter.points = 0
    world.patch(fighter.id, 'Score', { kills: 0, deaths: 0, points: 0 })
  }
}

function rewardCapture({ world }: ArenaState, team: number): void {
  for (const fighter of inside) {
    if (fighter.team !== team || !fighter.alive) continue
    fighter.points += tuning.pointsPerCapture
    world.setField(fighter.id, 'Score', 'points', fighter.points)
  }
}

function tellOfZone(
  { feed, now }: ArenaState,
  kind: FeedKind,
  team: number,
  zone: Zone,
  ownerBefore: number,
): void {
  const line = { kind, actor: '', actorTeam: team, subject: zone.site.letter }
  feed.tell({ ...line, subjectTeam: ownerBefore }, now)
}
