//! One who walks and shoots.

use tx2_link::EntityId;
use tx2_link::protocol::FieldValue;

use super::map::{Point, TEAMS, way_from, within};
use super::names::NAMES;
use super::ticks;
use crate::scene::data::{coordinate, structured, text};
use crate::scene::random::Random;
use crate::world::World;

/// Units a tick.
const SPEED: f64 = 3.0;
const MOST_HEALTH: u8 = 100;
/// The page draws a fighter between two places that lie this many ticks apart.
const PLACE_EVERY: u64 = 4;
const LEAST_STAY: u64 = ticks(5);
const LONGER_STAY: usize = ticks(15) as usize;
const RESPAWN_AFTER: u64 = ticks(7);
const CALM_AFTER: u64 = ticks(4);
const HEAL_EVERY: u64 = 10;
const HEAL: u8 = 5;

pub struct Fighter {
    pub id: EntityId,
    name: String,
    pub team: usize,
    pub at: Point,
    pub target: EntityId,
    pub loaded_at: u64,
    pub back_at: Option<u64>,
    health: u8,
    hurt_at: u64,
    kills: u16,
    deaths: u16,
    points: u16,
    /// Where it is, or where its way leads.
    place: usize,
    way: Vec<Point>,
    leaves_at: Option<u64>,
}

impl Fighter {
    /// `number` counts the fighters, from 0.
    pub fn new(id: EntityId, number: usize, random: &mut Random) -> Self {
        let team = number % TEAMS;
        let mut fighter = Self {
            id,
            name: name_of(number),
            team,
            at: within(team, random),
            target: 0,
            loaded_at: 0,
            back_at: None,
            health: MOST_HEALTH,
            hurt_at: 0,
            kills: 0,
            deaths: 0,
            points: 0,
            place: team,
            way: Vec::new(),
            leaves_at: None,
        };
        fighter.set_out(random);
        // As if the game had been running for a while.
        for _ in 0..random.below(400) {
            fighter.walk(0, random);
        }
        fighter
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn lives(&self) -> bool {
        self.back_at.is_none()
    }

    pub fn show(&self, world: &mut World) {
        let team = FieldValue::U8(self.team as u8);
        let fields = [("name", text(&self.name)), ("team", team), ("bot", FieldValue::Bool(true))];
        world.set(self.id, "Fighter", structured(fields));
        self.show_place(world);
        self.show_health(world);
        self.show_score(world);
        self.aim(world, 0);
    }

    pub fn walk(&mut self, tick: u64, random: &mut Random) {
        let Some(&(x, y)) = self.way.last() else {
            return self.decide(tick, random);
        };
        let (dx, dy) = (x - self.at.0, y - self.at.1);
        let distance = dx.hypot(dy);
        if distance <= SPEED {
            self.at = (x, y);
            self.way.pop();
        } else {
            let step = SPEED / distance;
            self.at = (self.at.0 + dx * step, self.at.1 + dy * step);
        }
    }

    pub fn publish(&self, world: &mut World, tick: u64) {
        if (tick + u64::from(self.id)).is_multiple_of(PLACE_EVERY) {
            self.show_place(world);
        }
    }

    pub fn heal(&mut self, world: &mut World, tick: u64) {
        let is_calm = tick >= self.hurt_at + CALM_AFTER;
        if self.health < MOST_HEALTH && is_calm && tick.is_multiple_of(HEAL_EVERY) {
            self.health = MOST_HEALTH.min(self.health + HEAL);
            self.show_health(world);
        }
    }

    /// Looks at its target; a tick of 0 is no shot.
    pub fn aim(&self, world: &mut World, fired_at: u64) {
        let fields = [
            ("target", FieldValue::U32(self.target)),
            ("firedAt", FieldValue::U32(fired_at as u32)),
        ];
        world.set(self.id, "Aim", structured(fields));
    }

    /// Gives whether it falls.
    pub fn hurt(&mut self, world: &mut World, damage: u8, tick: u64) -> bool {
        self.health = self.health.saturating_sub(damage);
        self.hurt_at = tick;
        self.show_health(world);
        if self.health > 0 {
            return false;
        }
        let back_at = tick + RESPAWN_AFTER;
        self.back_at = Some(back_at);
        self.deaths = self.deaths.saturating_add(1);
        let fields = [("backAt", FieldValue::U32(back_at as u32))];
        world.set(self.id, "Fallen", structured(fields));
        self.show_score(world);
        true
    }

    pub fn reward(&mut self, world: &mut World, kills: u16, points: u16) {
        self.kills = self.kills.saturating_add(kills);
        self.points = self.points.saturating_add(points);
        self.show_score(world);
    }

    /// Begins anew at its base.
    pub fn revive(&mut self, world: &mut World, random: &mut Random) {
        self.back_at = None;
        self.health = MOST_HEALTH;
        self.target = 0;
        self.at = within(self.team, random);
        self.place = self.team;
        self.set_out(random);
        world.remove(self.id, "Fallen");
        self.show_place(world);
        self.show_health(world);
    }

    /// At the end of its way: walks about in the zone, until it is time for the next one.
    fn decide(&mut self, tick: u64, random: &mut Random) {
        let stay = LEAST_STAY + random.below(LONGER_STAY) as u64;
        if tick < *self.leaves_at.get_or_insert(tick + stay) {
            self.way.push(within(self.place, random));
        } else {
            self.set_out(random);
        }
    }

    fn set_out(&mut self, random: &mut Random) {
        self.leaves_at = None;
        (self.place, self.way) = way_from(self.place, random);
    }

    fn show_place(&self, world: &mut World) {
        let fields = [("x", coordinate(self.at.0)), ("y", coordinate(self.at.1))];
        world.set(self.id, "Position", structured(fields));
    }

    fn show_health(&self, world: &mut World) {
        let fields =
            [("current", FieldValue::U8(self.health)), ("max", FieldValue::U8(MOST_HEALTH))];
        world.set(self.id, "Health", structured(fields));
    }

    fn show_score(&self, world: &mut World) {
        let fields = [
            ("kills", FieldValue::U16(self.kills)),
            ("deaths", FieldValue::U16(self.deaths)),
            ("points", FieldValue::U16(self.points)),
        ];
        world.set(self.id, "Score", structured(fields));
    }
}

fn name_of(number: usize) -> String {
    let name = NAMES[number % NAMES.len()];
    match number / NAMES.len() {
        0 => name.to_owned(),
        round => format!("{name} {}", round + 1),
    }
}
