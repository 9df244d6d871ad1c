import type { World } from '@tx2-link/core'
import { bool, defineSchema, f32, i8, string, u16, u32, u8 } from '@tx2-link/core'

/**
 * What the arena replicates. Ticks are the world's, 20 a second; positions are in units of the
 * map; teams are 0 Tide, 1 Ember, 2 Dusk.
 */
export const arenaSchema = defineSchema({
  Position: { x: f32, y: f32 },
  Health: { current: u8, max: u8 },
  /** Who it is: bots and players alike. */
  Fighter: { name: string, team: u8, bot: bool },
  /** Whom it shoots at (0: nobody) and the tick of its last shot. */
  Aim: { target: u32, firedAt: u32 },
  Score: { kills: u16, deaths: u16, points: u16 },
  /** Killed: lies where it fell until `backAt` (a tick), then respawns. */
  Fallen: { backAt: u32 },
  /** Ticks at which a player's abilities may be used again, and until when the shield holds. */
  Abilities: { dashAt: u32, volleyAt: u32, shieldAt: u32, shieldUntil: u32 },
  /**
   * A place that gives points to the team that holds it; 3 is nobody. `progress`, 0 to 100, is how
   * firmly `owner` holds it, or how far `capturing` has come while nobody does.
   */
  Zone: { letter: string, x: f32, y: f32, radius: f32, owner: u8, capturing: u8, progress: u8 },
  /**
   * One entity: the game's tick, in which all times here are told, the round's clock and the teams'
   * points. It is told in each tick, so that whoever shows the game knows its time whatever the
   * server's messages say of theirs.
   */
  Match: { tick: u32, round: u16, endsAt: u32, tide: u16, ember: u16, dusk: u16 },
  /** A line of the feed; it lives for some seconds. Kinds in feed.ts. */
  Feed: { kind: u8, actor: string, actorTeam: u8, subject: string, subjectTeam: u8 },
  /** Written by a client about its own avatar: keys held, or a point to walk to. */
  Input: { moveX: i8, moveY: i8, toPoint: bool, pointX: f32, pointY: f32 },
  /** Written by a client: each counter goes up by one when the key is pressed. */
  Casts: { dash: u16, volley: u16, shield: u16 },
  /** Written by a client when it joins. */
  Profile: { name: string },
})

export type ArenaSchema = typeof arenaSchema

export type ArenaWorld = World<ArenaSchema>
