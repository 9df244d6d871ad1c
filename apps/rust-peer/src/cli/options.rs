//! What the command line says, with what holds where it says nothing.

use tx2_link::BinaryFormat;

use crate::scene::SceneKind;

/// Where a peer is met.
#[derive(Clone, Copy)]
pub enum Place {
    /// A WebSocket server on 127.0.0.1; 0 takes any free port.
    Port(u16),
    /// Standard input and output, each message behind its length.
    Stdio,
}

#[derive(Clone)]
pub struct SceneOptions {
    pub kind: SceneKind,
    /// How many there are at first; each kind of world has a number of its own.
    pub entities: Option<usize>,
    pub seed: u64,
    pub format: BinaryFormat,
}

impl Default for SceneOptions {
    fn default() -> Self {
        Self { kind: SceneKind::Moving, entities: None, seed: 1, format: BinaryFormat::MessagePack }
    }
}

pub struct ServeOptions {
    pub place: Place,
    pub scene: SceneOptions,
    /// After this many the world stands still.
    pub ticks: Option<u64>,
    /// Ticks a second; 0 for as many as the clients take.
    pub rate: u32,
    /// What the crate's limiter lets through in a second; no limiter without it.
    pub max_messages: Option<u32>,
    /// Ticks after which the crate's baseline is forgotten.
    pub reset_every: Option<u64>,
    /// Ticks of which one is sent as a snapshot.
    pub full_every: Option<u64>,
    pub answers_requests: bool,
}

impl Default for ServeOptions {
    fn default() -> Self {
        Self {
            place: Place::Port(9_000),
            scene: SceneOptions::default(),
            ticks: None,
            rate: 20,
            max_messages: None,
            reset_every: None,
            full_every: None,
            answers_requests: true,
        }
    }
}

pub struct EchoOptions {
    pub place: Place,
    pub format: BinaryFormat,
}

impl Default for EchoOptions {
    fn default() -> Self {
        Self { place: Place::Port(9_000), format: BinaryFormat::MessagePack }
    }
}

pub enum ApplySource {
    Url(String),
    Stdio,
}

pub struct ApplyOptions {
    pub source: ApplySource,
    pub format: BinaryFormat,
}

impl Default for ApplyOptions {
    fn default() -> Self {
        Self { source: ApplySource::Stdio, format: BinaryFormat::MessagePack }
    }
}

#[derive(Default)]
pub struct WorldOptions {
    pub scene: SceneOptions,
    pub ticks: u64,
}
