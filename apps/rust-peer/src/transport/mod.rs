//! How messages come and go. The crate's own transports are memory and blocking standard input; its
//! WebSocket does not compile.

mod shared;
mod stdio;
mod web_socket;

pub use shared::{Polled, Shared};
pub use stdio::StdioTransport;
pub use web_socket::{WebSocketTransport, accept, connect};
