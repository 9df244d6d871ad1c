//! One client: what it has been told, and what it says.

use tx2_link::sync::SyncEvent;
use tx2_link::{LinkError, RateLimitConfig, SyncConfig, SyncManager, WorldSnapshot};

use crate::cli::ServeOptions;
use crate::scene::Simulation;
use crate::transport::{Polled, Shared};

/// Messages of one client that are heard in one turn, so that none keeps the others waiting.
const MOST_HEARD: usize = 256;

pub struct Client<'options, Link: Polled> {
    number: u64,
    options: &'options ServeOptions,
    transport: Shared<Link>,
    manager: SyncManager<Shared<Link>>,
    /// The tick that it was told of last, whether or not the limiter let that through.
    told: Option<u64>,
    wants_snapshot: bool,
    refused: u64,
    is_here: bool,
}

impl<'options, Link: Polled> Client<'options, Link> {
    pub fn new(number: u64, transport: Link, options: &'options ServeOptions) -> Self {
        let transport = Shared::new(transport);
        Self {
            number,
            options,
            manager: SyncManager::new(transport.clone(), config_of(options)),
            transport,
            told: None,
            wants_snapshot: false,
            refused: 0,
            is_here: true,
        }
    }

    pub fn is_here(&self) -> bool {
        self.is_here
    }

    /// Whether it was sent this tick, and none of it waits here.
    pub fn has(&self, tick: u64) -> bool {
        self.told == Some(tick) && self.transport.flush()
    }

    /// Takes in what it says. Gives whether there was anything.
    pub fn hear(&mut self) -> bool {
        for heard in 0..MOST_HEARD {
            match self.manager.receive() {
                Ok(None) => return heard > 0,
                Ok(Some(event)) => self.handle(&event),
                Err(error) if self.manager.is_connected() => self.complain(&error),
                Err(_) => {
                    self.leave();
                    return true;
                }
            }
        }
        true
    }

    /// Tells it of the newest tick, unless it knows or does not take in what it was told before: then
    /// what it missed is part of the next. Gives whether there was anything to tell.
    pub fn show(&mut self, simulation: &Simulation) -> bool {
        let tick = simulation.tick();
        let is_news = self.told != Some(tick);
        if !self.is_here || !(is_news || self.wants_snapshot) || !self.transport.flush() {
            return false;
        }
        if self.wants_snapshot {
            self.wants_snapshot = !self.send(simulation.snapshot(), SyncManager::send_snapshot);
        }
        if is_news {
            self.tell(tick, simulation.snapshot());
        }
        true
    }

    fn tell(&mut self, tick: u64, snapshot: WorldSnapshot) {
        self.told = Some(tick);
        if self.options.reset_every.is_some_and(|ticks| tick > 0 && tick.is_multiple_of(ticks)) {
            self.manager.reset_delta_compressor();
        }
        if self.options.full_every.is_some_and(|ticks| tick.is_multiple_of(ticks)) {
            self.send(snapshot, SyncManager::send_snapshot);
        } else {
            self.send(snapshot, SyncManager::send_delta);
        }
    }

    /// Gives whether it went. What the limiter refuses is gone: the crate has moved its baseline.
    fn send(&mut self, snapshot: WorldSnapshot, by: Sender<Shared<Link>>) -> bool {
        match by(&mut self.manager, snapshot) {
            Ok(()) => return true,
            Err(LinkError::RateLimitExceeded(_)) => self.refused += 1,
            Err(error) if self.manager.is_connected() => self.complain(&error),
            Err(_) => self.leave(),
        }
        false
    }

    fn handle(&mut self, event: &SyncEvent) {
        if matches!(event, SyncEvent::SnapshotRequested) && self.options.answers_requests {
            self.wants_snapshot = true;
        }
    }

    fn leave(&mut self) {
        self.is_here = false;
        let syncs = self.manager.get_stats().sync_count;
        eprintln!("client {} left: {syncs} sent, {} refused", self.number, self.refused);
    }

    fn complain(&self, error: &LinkError) {
        eprintln!("client {}: {error}", self.number);
    }
}

type Sender<Link> = fn(&mut SyncManager<Link>, WorldSnapshot) -> tx2_link::Result<()>;

fn config_of(options: &ServeOptions) -> SyncConfig {
    match options.max_messages {
        None => SyncConfig::new().with_rate_limiting(false),
        Some(messages) => SyncConfig::new()
            .with_rate_limit_config(RateLimitConfig::new().with_max_messages(messages)),
    }
}
