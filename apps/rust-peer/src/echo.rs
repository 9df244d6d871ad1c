//! Each message through the crate and back.

use std::net::TcpListener;
use std::thread;

use tx2_link::transport::StdioTransport;
use tx2_link::{BinaryFormat, LinkError, Transport};

use crate::cli::{EchoOptions, Place};
use crate::failure::Failure;
use crate::server::listen;
use crate::transport::accept;

pub fn echo(options: &EchoOptions) -> Result<(), Failure> {
    match options.place {
        Place::Stdio => echo_all(&mut StdioTransport::new(options.format)),
        Place::Port(port) => echo_clients(&listen(port)?, options.format),
    }
}

fn echo_clients(listener: &TcpListener, format: BinaryFormat) -> Result<(), Failure> {
    for stream in listener.incoming() {
        let stream = stream.map_err(|error| Failure::io("cannot accept a client", error))?;
        thread::spawn(move || {
            let result = accept(stream, format).map_err(|error| Failure::io("a client", error));
            if let Err(failure) = result.and_then(|mut client| echo_all(&mut client)) {
                eprintln!("{failure}");
            }
        });
    }
    Ok(())
}

/// Until the other end is gone. What cannot be read is told of and passed over.
fn echo_all(transport: &mut impl Transport) -> Result<(), Failure> {
    let mut unusable = 0;
    loop {
        match transport.receive() {
            Ok(Some(message)) => transport.send(&message)?,
            Ok(None) | Err(LinkError::ConnectionClosed) => break,
            Err(error @ (LinkError::Io(_) | LinkError::Transport(_))) => return Err(error.into()),
            Err(error) => {
                unusable += 1;
                eprintln!("{error}");
            }
        }
    }
    if unusable == 0 { Ok(()) } else { Err(Failure::Unusable(unusable)) }
}
