import type { EntityId } from '@tx2-link/core'
import { Abilities } from './abilities.ts'
import type { ArenaState } from './arena-state.ts'
import { chooseTarget } from './combat.ts'
import { FeedKind } from './feed.ts'
import { Fighter, fighterComponents } from './fighters.ts'
import type { MutablePoint } from './geometry.ts'
import { cleanPlayerName } from './player-name.ts'
import type { ArenaWorld } from './schema.ts'
import { placeAtBase } from './spawn.ts'
import { seek } from './steering.ts'
import { nobody, teamCount } from './teams.ts'
import { tuning } from './tuning.ts'

interface Player {
  readonly fighter: Fighter
  readonly abilities: Abilities
  /** The way that it faces, as a unit vector. */
  readonly heading: MutablePoint
  /** As its client wrote it. */
  profileName: string
}

const noCasts = { dash: 0, volley: 0, shield: 0 }

/** The avatars of clients: those who come and go, and what their clients want them to do. */
export class Players {
  readonly #world: ArenaWorld
  readonly #players = new Map<EntityId, Player>()

  constructor(world: ArenaWorld) {
    this.#world = world
  }

  /** Makes avatars of new profiles and forgets those whose entities are gone. */
  admitAndDismiss(state: ArenaState): void {
    for (const [id, player] of this.#players) {
      // An entity that was despawned and spawned anew in one tick has lost its Fighter.
      if (!this.#world.has(id, 'Fighter')) this.#dismiss(state, player)
    }
    let newcomers: EntityId[] | undefined
    for (const id of this.#world.ids()) {
      if (this.#world.has(id, 'Profile') && !this.#players.has(id)) (newcomers ??= []).push(id)
    }
    for (const id of newcomers ?? []) this.#admit(state, id)
  }

  /** Reads what the clients want and lets them act. */
  act(state: ArenaState): void {
    for (const player of this.#players.values()) {
      this.#rename(state, player)
      const { fighter, abilities, heading } = player
      if (!fighter.alive) abilities.interrupt()
      this.#steer(player)
      abilities.update(state, this.#readCasts(fighter.id), heading)
      const dash = abilities.dashDirection(state.now)
      if (dash !== undefined) {
        fighter.velocityX = fighter.wantedX = dash.x * tuning.dashSpeed
        fighter.velocityY = fighter.wantedY = dash.y * tuning.dashSpeed
      }
      if (fighter.alive) chooseTarget(state, fighter)
    }
  }

  #admit(state: ArenaState, id: EntityId): void {
    const profileName = this.#world.getField(id, 'Profile', 'name') ?? ''
    const name = cleanPlayerName(profileName)
    if (name === undefined) return
    const team = this.#smallestTeam(state)
    const traits = { name, team, bot: false }
    const position = placeAtBase(state, team)
    const fighter = new Fighter(id, traits, position)
    const { world } = state
    const components = fighterComponents(traits, position)
    world.set(id, 'Position', components.Position)
    world.set(id, 'Health', components.Health)
    world.set(id, 'Fighter', components.Fighter)
    world.set(id, 'Aim', components.Aim)
    world.set(id, 'Score', components.Score)
    world.set(id, 'Abilities', { dashAt: 0, volleyAt: 0, shieldAt: 0, shieldUntil: 0 })
    state.fighters.push(fighter)
    this.#players.set(id, {
      fighter,
      abilities: new Abilities(fighter, this.#readCasts(id)),
      heading: { x: 1, y: 0 },
      profileName,
    })
    const line = { actor: name, actorTeam: team, subject: '', subjectTeam: nobody }
    state.feed.tell({ kind: FeedKind.joined, ...line }, state.now)
  }

  #dismiss(state: ArenaState, { fighter }: Player): void {
    fighter.gone = true
    this.#players.delete(fighter.id)
    state.fighters.splice(state.fighters.indexOf(fighter), 1)
    const line = { actor: fighter.name, actorTeam: fighter.team, subject: '', subjectTeam: nobody }
    state.feed.tell({ kind: FeedKind.left, ...line }, state.now)
  }

  /** The team with the fewest players; among equals the one with the fewest points. */
  #smallestTeam({ match }: ArenaState): number {
    const sizes = Array.from({ length: teamCount }, () => 0)
    for (const { fighter } of this.#players.values()) {
      sizes[fighter.team] = (sizes[fighter.team] ?? 0) + 1
    }
    let smallest = 0
    for (const [team, size] of sizes.entries()) {
      const difference = size - (sizes[smallest] ?? 0)
      if (difference < 0) smallest = team
      else if (difference === 0 && match.pointsOf(team) < match.pointsOf(smallest)) smallest = team
    }
    return smallest
  }

  #rename({ world }: ArenaState, player: Player): void {
    const profileName = this.#world.getField(player.fighter.id, 'Profile', 'name')
    if (profileName === undefined || profileName === player.profileName) return
    player.profileName = profileName
    player.fighter.name = cleanPlayerName(profileName) ?? player.fighter.name
    world.setField(player.fighter.id, 'Fighter', 'name', player.fighter.name)
  }

  /** Held keys first, else the point to walk to, else it stands. */
  #steer({ fighter, heading }: Player): void {
    const { id } = fighter
    const moveX = this.#world.getField(id, 'Input', 'moveX') ?? 0
    const moveY = this.#world.getField(id, 'Input', 'moveY') ?? 0
    if (moveX === 0 && moveY === 0 && this.#world.getField(id, 'Input', 'toPoint') === true) {
      const x = this.#world.getField(id, 'Input', 'pointX') ?? fighter.x
      const y = this.#world.getField(id, 'Input', 'pointY') ?? fighter.y
      seek(fighter, { x, y }, tuning.playerSpeed)
    } else {
      const scale = tuning.playerSpeed / (Math.sqrt(moveX * moveX + moveY * moveY) || 1)
      fighter.wantedX = moveX * scale
      fighter.wantedY = moveY * scale
    }
    const speed = Math.sqrt(fighter.wantedX ** 2 + fighter.wantedY ** 2)
    if (speed === 0) return
    heading.x = fighter.wantedX / speed
    heading.y = fighter.wantedY / speed
  }

  #readCasts(id: EntityId) {
    return this.#world.get(id, 'Casts') ?? noCasts
  }
}
