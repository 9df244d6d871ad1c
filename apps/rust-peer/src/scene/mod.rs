//! Worlds to serve: each is the same again for the same seed.

mod arena;
mod data;
mod moving;
mod random;
mod values;

use tx2_link::{BinaryFormat, WorldSnapshot};

use crate::cli::{SceneOptions, WorldOptions};
use crate::world::World;
use arena::Arena;
use moving::Moving;
use values::Values;

#[derive(Clone, Copy)]
pub enum SceneKind {
    Moving,
    Values,
    Arena,
}

/// World time that goes by in a tick, however often ticks come.
const TICK_SECONDS: f64 = 0.05;

trait Scene {
    /// Makes the world what it is at this tick; the first is 1.
    fn step(&mut self, world: &mut World, tick: u64);
}

pub struct Simulation {
    world: World,
    scene: Box<dyn Scene>,
    tick: u64,
}

impl Simulation {
    pub fn new(options: &SceneOptions) -> Self {
        let mut world = World::default();
        let scene: Box<dyn Scene> = match options.kind {
            SceneKind::Moving => {
                let count = options.entities.unwrap_or(100);
                Box::new(Moving::new(&mut world, count, options.seed))
            }
            SceneKind::Values => {
                let is_finite = options.format == BinaryFormat::Json;
                let count = options.entities.unwrap_or(3);
                Box::new(Values::new(&mut world, count, options.seed, is_finite))
            }
            SceneKind::Arena => {
                let count = options.entities.unwrap_or(120);
                Box::new(Arena::new(&mut world, count, options.seed))
            }
        };
        Self { world, scene, tick: 0 }
    }

    pub fn tick(&self) -> u64 {
        self.tick
    }

    pub fn step(&mut self) {
        self.tick += 1;
        self.scene.step(&mut self.world, self.tick);
    }

    pub fn snapshot(&self) -> WorldSnapshot {
        self.world.snapshot(self.tick as f64 * TICK_SECONDS)
    }
}

/// The world after so many ticks.
pub fn world_after(options: &WorldOptions) -> World {
    let mut simulation = Simulation::new(&options.scene);
    while simulation.tick < options.ticks {
        simulation.step();
    }
    simulation.world
}
