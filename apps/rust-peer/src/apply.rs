//! What another end's messages come to.

use std::io::{Write, stdout};

use tx2_link::protocol::MessagePayload;
use tx2_link::sync::SyncEvent;
use tx2_link::transport::StdioTransport;
use tx2_link::{LinkError, SyncConfig, SyncManager, Transport};

use crate::cli::{ApplyOptions, ApplySource};
use crate::failure::Failure;
use crate::transport::connect;
use crate::world::World;

pub fn apply(options: &ApplyOptions) -> Result<(), Failure> {
    let mut reader = Reader::default();
    let result = match &options.source {
        ApplySource::Stdio => reader.read_frames(&mut StdioTransport::new(options.format)),
        ApplySource::Url(url) => {
            let transport = connect(url, options.format)?;
            reader.follow(&mut SyncManager::new(transport, SyncConfig::new()))
        }
    };
    // Also what came before a failure.
    writeln!(stdout(), "{}", reader.world.canonical())
        .map_err(|error| Failure::io("standard output", error))?;
    result?;
    if reader.unusable == 0 { Ok(()) } else { Err(Failure::Unusable(reader.unusable)) }
}

#[derive(Default)]
struct Reader {
    world: World,
    unusable: usize,
}

impl Reader {
    /// Nothing is answered: the world is printed where answers would go.
    fn read_frames(&mut self, transport: &mut StdioTransport) -> Result<(), Failure> {
        loop {
            match transport.receive() {
                Ok(Some(message)) => match message.payload {
                    MessagePayload::Snapshot(payload) => {
                        self.world.apply_snapshot(payload.entities);
                    }
                    MessagePayload::Delta(payload) => {
                        let result = self.world.apply_changes(payload.changes);
                        self.note(result);
                    }
                    _ => {}
                },
                Ok(None) => return Ok(()),
                Err(error @ LinkError::Io(_)) => return Err(error.into()),
                Err(error) => self.note(Err(error.to_string())),
            }
        }
    }

    fn follow<Link: Transport>(&mut self, manager: &mut SyncManager<Link>) -> Result<(), Failure> {
        loop {
            match manager.receive() {
                Ok(Some(SyncEvent::Snapshot(snapshot))) => {
                    self.world.apply_snapshot(snapshot.entities);
                }
                Ok(Some(SyncEvent::Delta(delta))) => {
                    let result = self.world.apply_changes(delta.changes);
                    self.note(result);
                }
                Ok(Some(SyncEvent::Error { code, message })) => {
                    self.note(Err(format!("the server reports error {code}: {message}")));
                }
                Ok(_) => {}
                Err(LinkError::ConnectionClosed) => return Ok(()),
                Err(error @ (LinkError::Io(_) | LinkError::Transport(_))) => {
                    return Err(error.into());
                }
                Err(error) => self.note(Err(error.to_string())),
            }
        }
    }

    fn note(&mut self, result: Result<(), String>) {
        if let Err(reason) = result {
            self.unusable += 1;
            eprintln!("{reason}");
        }
    }
}
