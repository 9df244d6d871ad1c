//! Bodies that walk, are stunned now and then, come and go.

use tx2_link::EntityId;
use tx2_link::protocol::FieldValue;

use super::Scene;
use super::data::{coordinate, structured, text};
use super::random::Random;
use crate::world::World;

const FIELD: f64 = 1_000.0;
const SPEED: f64 = 4.0;
/// Ticks.
const COMES_EVERY: u64 = 7;
const STUNNED_FOR: u64 = 5;

struct Walker {
    id: EntityId,
    x: f64,
    y: f64,
    step_x: f64,
    step_y: f64,
    health: u8,
    stunned_until: u64,
}

pub struct Moving {
    walkers: Vec<Walker>,
    next_id: EntityId,
    random: Random,
}

impl Moving {
    pub fn new(world: &mut World, count: usize, seed: u64) -> Self {
        let mut scene =
            Self { walkers: Vec::with_capacity(count), next_id: 1, random: Random::new(seed) };
        for _ in 0..count {
            scene.enter(world);
        }
        scene
    }

    fn enter(&mut self, world: &mut World) {
        let id = self.next_id;
        self.next_id += 1;
        let random = &mut self.random;
        // One in three stands still, so that not all of the world changes.
        let speed = if random.is_one_in(3) { 0.0 } else { SPEED };
        let walker = Walker {
            id,
            x: random.between(0.0, FIELD),
            y: random.between(0.0, FIELD),
            step_x: random.between(-speed, speed),
            step_y: random.between(-speed, speed),
            health: 100,
            stunned_until: 0,
        };
        world.set(id, "Name", structured([("value", text(&format!("walker {id}")))]));
        walker.show_position(world);
        walker.show_health(world);
        self.walkers.push(walker);
    }

    fn leave(&mut self, world: &mut World) {
        let index = self.random.below(self.walkers.len());
        world.despawn(self.walkers.swap_remove(index).id);
    }
}

impl Scene for Moving {
    fn step(&mut self, world: &mut World, tick: u64) {
        if !self.walkers.is_empty() && tick.is_multiple_of(COMES_EVERY) {
            self.leave(world);
            self.enter(world);
        }
        for walker in &mut self.walkers {
            walker.step(world, tick, &mut self.random);
        }
    }
}

impl Walker {
    fn step(&mut self, world: &mut World, tick: u64, random: &mut Random) {
        if self.stunned_until != 0 {
            if tick < self.stunned_until {
                return;
            }
            self.stunned_until = 0;
            world.remove(self.id, "Stunned");
        }
        if random.is_one_in(50) {
            self.stunned_until = tick + STUNNED_FOR;
            self.health = if self.health > 7 { self.health - 7 } else { 100 };
            let until = FieldValue::U32(self.stunned_until as u32);
            world.set(self.id, "Stunned", structured([("until", until)]));
            self.show_health(world);
            return;
        }
        (self.x, self.step_x) = bounced(self.x + self.step_x, self.step_x);
        (self.y, self.step_y) = bounced(self.y + self.step_y, self.step_y);
        self.show_position(world);
    }

    fn show_position(&self, world: &mut World) {
        let fields = [("x", coordinate(self.x)), ("y", coordinate(self.y))];
        world.set(self.id, "Position", structured(fields));
    }

    fn show_health(&self, world: &mut World) {
        let fields = [("current", FieldValue::U8(self.health)), ("max", FieldValue::U8(100))];
        world.set(self.id, "Health", structured(fields));
    }
}

fn bounced(at: f64, step: f64) -> (f64, f64) {
    if (0.0..=FIELD).contains(&at) { (at, step) } else { (at.clamp(0.0, FIELD), -step) }
}
