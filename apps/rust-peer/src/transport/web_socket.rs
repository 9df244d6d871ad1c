//! Messages as binary frames of a WebSocket, one each.

use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use tungstenite::protocol::WebSocketConfig;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Error, HandshakeError, Message as Frame, WebSocket};
use tx2_link::{BinaryFormat, BinarySerializer, LinkError, Message, Result, Transport};

use super::Polled;
use crate::failure::Failure;

/// Who opens a connection and says nothing is not waited for any longer.
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);
/// What waits for a slow reader at the most, in bytes; past it the connection is given up.
const MOST_WAITING: usize = 64 << 20;

/// Waits if its stream does: on a stream that never waits, `receive` gives nothing when nothing came.
pub struct WebSocketTransport<Stream> {
    socket: WebSocket<Stream>,
    serializer: BinarySerializer,
    is_open: bool,
}

/// Answers a client's handshake; the socket waits from then on.
pub fn accept(
    stream: TcpStream,
    format: BinaryFormat,
) -> io::Result<WebSocketTransport<TcpStream>> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(HANDSHAKE_TIMEOUT))?;
    let config = WebSocketConfig::default().max_write_buffer_size(MOST_WAITING);
    let socket = tungstenite::accept_with_config(stream, Some(config)).map_err(|error| {
        io::Error::other(match error {
            HandshakeError::Interrupted(_) => "no handshake came".to_owned(),
            HandshakeError::Failure(error) => error.to_string(),
        })
    })?;
    socket.get_ref().set_read_timeout(None)?;
    Ok(WebSocketTransport::new(socket, format))
}

/// Connects to a server's ws:// address.
pub fn connect(
    url: &str,
    format: BinaryFormat,
) -> std::result::Result<WebSocketTransport<MaybeTlsStream<TcpStream>>, Failure> {
    match tungstenite::connect(url) {
        Ok((socket, _)) => Ok(WebSocketTransport::new(socket, format)),
        Err(error) => Err(Failure::WebSocket {
            what: format!("cannot connect to {url}"),
            reason: error.to_string(),
        }),
    }
}

impl<Stream> WebSocketTransport<Stream> {
    fn new(socket: WebSocket<Stream>, format: BinaryFormat) -> Self {
        Self { socket, serializer: BinarySerializer::new(format), is_open: true }
    }
}

impl WebSocketTransport<TcpStream> {
    /// From here on nothing waits.
    pub fn stop_waiting(&self) -> io::Result<()> {
        self.socket.get_ref().set_nonblocking(true)
    }
}

impl<Stream: Read + Write> WebSocketTransport<Stream> {
    fn failed(&mut self, error: &Error) -> LinkError {
        self.is_open = false;
        match error {
            Error::ConnectionClosed | Error::AlreadyClosed => LinkError::ConnectionClosed,
            error => LinkError::Transport(error.to_string()),
        }
    }
}

impl<Stream: Read + Write> Transport for WebSocketTransport<Stream> {
    fn send(&mut self, message: &Message) -> Result<()> {
        let bytes = self.serializer.serialize_message(message)?;
        match self.socket.send(Frame::Binary(bytes)) {
            // It lies in the socket's buffer, and `flush` sends it.
            Err(error) if !would_block(&error) => Err(self.failed(&error)),
            _ => Ok(()),
        }
    }

    fn receive(&mut self) -> Result<Option<Message>> {
        loop {
            match self.socket.read() {
                Ok(Frame::Binary(bytes)) => {
                    return self.serializer.deserialize_message(&bytes).map(Some);
                }
                Ok(Frame::Text(text)) => {
                    return self.serializer.deserialize_message(text.as_bytes()).map(Some);
                }
                // The socket answers pings and closes by itself.
                Ok(Frame::Ping(_) | Frame::Pong(_) | Frame::Close(_) | Frame::Frame(_)) => {}
                Err(error) if would_block(&error) => return Ok(None),
                Err(error) => return Err(self.failed(&error)),
            }
        }
    }

    fn close(&mut self) -> Result<()> {
        self.is_open = false;
        match self.socket.close(None) {
            Err(error) if !would_block(&error) => Err(self.failed(&error)),
            _ => Ok(()),
        }
    }

    fn is_connected(&self) -> bool {
        self.is_open
    }
}

impl Polled for WebSocketTransport<TcpStream> {
    fn flush(&mut self) -> bool {
        match self.socket.flush() {
            Ok(()) => true,
            Err(error) => {
                if !would_block(&error) {
                    self.failed(&error);
                }
                false
            }
        }
    }
}

fn would_block(error: &Error) -> bool {
    matches!(error, Error::Io(error) if error.kind() == ErrorKind::WouldBlock)
}
