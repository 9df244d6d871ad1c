//! A game server as one would write it on the crate: one loop, a `SyncManager` for each client.

mod client;
mod pace;

use std::io::{Write, stdout};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use tx2_link::BinaryFormat;

use crate::cli::{Place, ServeOptions};
use crate::failure::Failure;
use crate::scene::Simulation;
use crate::transport::{Polled, StdioTransport, WebSocketTransport, accept};
use client::Client;
use pace::Pace;

/// How long the loop rests when there is nothing to do.
const REST: Duration = Duration::from_millis(1);

pub fn serve(options: &ServeOptions) -> Result<(), Failure> {
    match options.place {
        Place::Stdio => {
            serve_one(options);
            Ok(())
        }
        Place::Port(port) => serve_all(&welcome(listen(port)?, options.scene.format), options),
    }
}

fn serve_one(options: &ServeOptions) {
    let mut server = Server::new(options);
    server.admit(StdioTransport::new(options.scene.format));
    while !server.clients.is_empty() {
        server.turn();
    }
}

fn serve_all(
    newcomers: &Receiver<WebSocketTransport<TcpStream>>,
    options: &ServeOptions,
) -> Result<(), Failure> {
    let mut server = Server::new(options);
    loop {
        for client in newcomers.try_iter() {
            client.stop_waiting().map_err(|error| Failure::io("a client's socket", error))?;
            server.admit(client);
        }
        server.turn();
    }
}

/// Listens on this machine alone, and says where.
pub fn listen(port: u16) -> Result<TcpListener, Failure> {
    let cannot = |error| Failure::io(format!("cannot listen on port {port}"), error);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(cannot)?;
    let address = listener.local_addr().map_err(cannot)?;
    writeln!(stdout(), "listening on ws://{address}")
        .map_err(|error| Failure::io("standard output", error))?;
    Ok(listener)
}

/// Shakes hands with each client in a thread of its own, so that a slow one keeps nobody waiting.
fn welcome(listener: TcpListener, format: BinaryFormat) -> Receiver<WebSocketTransport<TcpStream>> {
    let (sender, newcomers) = channel();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let sender = sender.clone();
            thread::spawn(move || match accept(stream, format) {
                // Nobody receives any more when the program ends.
                Ok(client) => _ = sender.send(client),
                Err(error) => eprintln!("a client was not let in: {error}"),
            });
        }
    });
    newcomers
}

struct Server<'options, Link: Polled> {
    options: &'options ServeOptions,
    simulation: Simulation,
    pace: Pace,
    clients: Vec<Client<'options, Link>>,
    admitted: u64,
}

impl<'options, Link: Polled> Server<'options, Link> {
    fn new(options: &'options ServeOptions) -> Self {
        Self {
            options,
            simulation: Simulation::new(&options.scene),
            pace: Pace::new(options.rate),
            clients: Vec::new(),
            admitted: 0,
        }
    }

    fn admit(&mut self, transport: Link) {
        self.admitted += 1;
        self.clients.push(Client::new(self.admitted, transport, self.options));
    }

    /// Hears all clients, makes a tick if one is due, and shows it.
    fn turn(&mut self) {
        let mut is_busy = false;
        for client in &mut self.clients {
            is_busy |= client.hear();
        }
        self.clients.retain(Client::is_here);
        if self.is_tick_due() {
            self.simulation.step();
            is_busy = true;
        }
        for client in &mut self.clients {
            is_busy |= client.show(&self.simulation);
        }
        if !is_busy {
            thread::sleep(REST);
        }
    }

    fn is_tick_due(&mut self) -> bool {
        let tick = self.simulation.tick();
        if self.options.ticks.is_some_and(|ticks| tick >= ticks) {
            return false;
        }
        match &mut self.pace {
            Pace::Timed(timer) => timer.is_due(),
            // As many as the clients take, each of them all.
            Pace::Unbound => {
                !self.clients.is_empty() && self.clients.iter().all(|client| client.has(tick))
            }
        }
    }
}
