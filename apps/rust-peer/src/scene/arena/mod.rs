//! Fighters of the arena, in the schema of its page: three teams fight for three zones.

mod fighter;
mod map;
mod names;
mod round;
mod zone;

use tx2_link::EntityId;

use super::Scene;
use super::random::Random;
use crate::world::World;
use fighter::Fighter;
use map::{TEAMS, ZONES};
use round::{Feed, Line, Match};
use zone::Zone;

/// The team number that means no team.
const NOBODY: usize = 3;

const RANGE: f64 = 165.0;
const RELOAD: u64 = 22;
const ACCURACY: f64 = 0.8;
const LEAST_DAMAGE: usize = 4;
const MOST_DAMAGE: usize = 8;
const POINTS_PER_KILL: u16 = 10;
const POINTS_PER_CAPTURE: u16 = 15;
const ZONES_EVERY: u64 = 4;

/// Ticks in so many seconds: the arena's page knows 20 a second.
const fn ticks(seconds: u64) -> u64 {
    seconds * 20
}

pub struct Arena {
    fighters: Vec<Fighter>,
    zones: Vec<Zone>,
    round: Match,
    feed: Feed,
    random: Random,
}

impl Arena {
    pub fn new(world: &mut World, count: usize, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut ids = 1..;
        let mut next_id = || -> EntityId { ids.next().unwrap_or(EntityId::MAX) };
        let round = Match::new(next_id());
        let zones: Vec<Zone> = ZONES.map(|place| Zone::new(next_id(), place)).collect();
        let fighters: Vec<Fighter> =
            (0..count).map(|number| Fighter::new(next_id(), number, &mut random)).collect();
        let feed = Feed::new(next_id());
        round.show(world, 0);
        for zone in &zones {
            zone.show(world);
        }
        for fighter in &fighters {
            fighter.show(world);
        }
        Self { fighters, zones, round, feed, random }
    }

    fn walk(&mut self, world: &mut World, tick: u64) {
        for fighter in &mut self.fighters {
            if fighter.back_at.is_some_and(|at| at <= tick) {
                fighter.revive(world, &mut self.random);
            }
            if fighter.lives() {
                fighter.walk(tick, &mut self.random);
                fighter.heal(world, tick);
                fighter.publish(world, tick);
            }
        }
    }

    fn fight(&mut self, world: &mut World, tick: u64) {
        for index in 0..self.fighters.len() {
            let fighter = &self.fighters[index];
            if !fighter.lives() || fighter.loaded_at > tick {
                continue;
            }
            let target = self.nearest_enemy(fighter);
            let target_id = target.map_or(0, |target| self.fighters[target].id);
            let fighter = &mut self.fighters[index];
            let is_new = fighter.target != target_id;
            fighter.target = target_id;
            if let Some(target) = target {
                // Not all in one tick.
                fighter.loaded_at = tick + RELOAD + self.random.below(5) as u64;
                fighter.aim(world, tick);
                self.shoot(world, index, target, tick);
            } else if is_new {
                fighter.aim(world, 0);
            }
        }
    }

    fn nearest_enemy(&self, fighter: &Fighter) -> Option<usize> {
        let mut nearest = None;
        let mut least = RANGE;
        for (index, other) in self.fighters.iter().enumerate() {
            if other.team == fighter.team || !other.lives() {
                continue;
            }
            let distance = (other.at.0 - fighter.at.0).hypot(other.at.1 - fighter.at.1);
            if distance < least {
                least = distance;
                nearest = Some(index);
            }
        }
        nearest
    }

    fn shoot(&mut self, world: &mut World, shooter: usize, target: usize, tick: u64) {
        if self.random.unit() > ACCURACY {
            return;
        }
        let damage = LEAST_DAMAGE + self.random.below(MOST_DAMAGE - LEAST_DAMAGE + 1);
        if !self.fighters[target].hurt(world, damage as u8, tick) {
            return;
        }
        self.fighters[shooter].reward(world, 1, POINTS_PER_KILL);
        let [actor, subject] = [shooter, target].map(|index| {
            let fighter = &self.fighters[index];
            (fighter.name(), fighter.team)
        });
        self.feed.tell_kill(world, &Line::killed(actor, subject), tick);
    }

    fn hold_zones(&mut self, world: &mut World, tick: u64) {
        for zone in &mut self.zones {
            let mut standing = [0; TEAMS];
            for fighter in self.fighters.iter().filter(|fighter| fighter.lives()) {
                standing[fighter.team] += usize::from(zone.holds(fighter.at));
            }
            if !zone.update(world, standing) {
                continue;
            }
            self.feed.tell(world, &Line::captured(zone.owner, zone.letter()), tick);
            for fighter in &mut self.fighters {
                if fighter.lives() && fighter.team == zone.owner && zone.holds(fighter.at) {
                    fighter.reward(world, 0, POINTS_PER_CAPTURE);
                }
            }
        }
    }
}

impl Scene for Arena {
    fn step(&mut self, world: &mut World, tick: u64) {
        self.walk(world, tick);
        self.fight(world, tick);
        if tick.is_multiple_of(ZONES_EVERY) {
            self.hold_zones(world, tick);
        }
        let owners: Vec<usize> = self.zones.iter().map(|zone| zone.owner).collect();
        if let Some(ended) = self.round.update(&owners, tick) {
            let round = ended.round.to_string();
            self.feed.tell(world, &Line::won(ended.winner, &round), tick);
        }
        self.feed.expire(world, tick);
        self.round.show(world, tick);
    }
}
