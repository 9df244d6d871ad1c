//! When the next tick is due.

use std::time::{Duration, Instant};

pub enum Pace {
    Timed(Timer),
    Unbound,
}

pub struct Timer {
    interval: Duration,
    due_at: Instant,
}

impl Pace {
    /// Ticks a second; 0 is unbound.
    pub fn new(rate: u32) -> Self {
        if rate == 0 {
            return Self::Unbound;
        }
        let interval = Duration::from_secs(1) / rate;
        Self::Timed(Timer { interval, due_at: Instant::now() + interval })
    }
}

impl Timer {
    /// True once for each tick. Time in which the program slept is not made up for.
    pub fn is_due(&mut self) -> bool {
        let now = Instant::now();
        if now < self.due_at {
            return false;
        }
        self.due_at = (self.due_at + self.interval).max(now);
        true
    }
}
