/** Steps of the simulation in a second; each seals one tick of the world. */
export const ticksPerSecond = 20

export function ticksOf(seconds: number): number {
  return Math.round(seconds * ticksPerSecond)
}

/** Distances are units of the map, speeds units a second, times ticks unless they say otherwise. */
export const tuning = {
  fighterRadius: 10,
  /** Fighters keep this far from each other, middle to middle. */
  personalSpace: 30,
  maxHealth: 100,

  botSpeed: 60,
  playerSpeed: 96,
  /** How quickly a fighter comes to the velocity that it wants; per second. */
  agility: 7,

  /** Positions are written in steps of this size: fewer distinct values, fewer writes. */
  positionGrid: 1 / 8,
  /** A bot's position is written every so many ticks; a client has to interpolate over as many. */
  botPositionEvery: 4,
  /** A bot that moved less than this since its position was last written is not written. */
  botPositionSlack: 0.5,

  bot: { range: 165, reload: ticksOf(1.1), damageLow: 4, damageHigh: 8, accuracy: 0.8 },
  player: { range: 195, reload: ticksOf(0.6), damageLow: 8, damageHigh: 14, accuracy: 0.92 },
  /** A fighter lets go of its target this much beyond its range, lest it flicker at the edge. */
  rangeSlack: 25,

  respawnAfter: ticksOf(7),
  /** Without being hurt for so long, health comes back. */
  calmAfter: ticksOf(4),
  healEvery: ticksOf(0.5),
  healAmount: 5,

  /** Abilities: what may be used again when, and what it does. */
  dashCooldown: ticksOf(4),
  dashTicks: ticksOf(0.25),
  dashSpeed: 340,
  volleyCooldown: ticksOf(8),
  volleyRange: 160,
  volleyTargets: 5,
  volleyDamage: 20,
  shieldCooldown: ticksOf(12),
  shieldTicks: ticksOf(3),

  pointsPerKill: 10,
  /** For each fighter that stands in a zone when its team takes it. */
  pointsPerCapture: 15,
  roundTicks: ticksOf(8 * 60),
  /** A team gets one match point for each zone that it holds every so often. */
  zonePointEvery: ticksOf(2),
  zoneUpdateEvery: ticksOf(0.2),
  /** Progress of a capture at each update: at least this, and more for each fighter of lead. */
  captureBase: 1,
  capturePerLead: 0.3,
  captureLeadCap: 8,

  feedLife: ticksOf(6),
  feedCap: 12,
  /** Kills among bots are told at most this often, so that the feed can be read. */
  botKillGap: ticksOf(0.8),
  contestGap: ticksOf(8),
} as const
