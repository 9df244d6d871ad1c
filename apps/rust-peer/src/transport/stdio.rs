//! Messages on standard input and output, each behind its length, in the crate's own framing.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;

use tx2_link::serialization::{StreamingDeserializer, StreamingSerializer};
use tx2_link::{BinaryFormat, LinkError, Message, Result, Transport};

use super::Polled;

const CHUNK: usize = 64 * 1024;
/// Chunks that were read and not looked at yet; then reading pauses.
const MOST_CHUNKS: usize = 16;

/// Never waits for input, unlike the crate's transport of this name.
pub struct StdioTransport {
    chunks: Receiver<Vec<u8>>,
    reader: StreamingDeserializer,
    writer: StreamingSerializer,
    is_open: bool,
}

impl StdioTransport {
    pub fn new(format: BinaryFormat) -> Self {
        let (sender, chunks) = sync_channel(MOST_CHUNKS);
        thread::spawn(move || {
            let mut input = io::stdin().lock();
            let mut buffer = vec![0; CHUNK];
            // Whatever ends the input ends the connection.
            while let Ok(count @ 1..) = input.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            chunks,
            reader: StreamingDeserializer::new(format),
            writer: StreamingSerializer::new(format),
            is_open: true,
        }
    }
}

impl Transport for StdioTransport {
    fn send(&mut self, message: &Message) -> Result<()> {
        self.writer.write_message(message)?;
        let bytes = self.writer.flush();
        let mut output = io::stdout().lock();
        let result = output.write_all(&bytes).and_then(|()| output.flush());
        result.map_err(|error| {
            self.is_open = false;
            LinkError::Io(error)
        })
    }

    fn receive(&mut self) -> Result<Option<Message>> {
        loop {
            if let Some(message) = self.reader.try_read_message()? {
                return Ok(Some(message));
            }
            match self.chunks.try_recv() {
                Ok(chunk) => self.reader.feed(&chunk),
                Err(TryRecvError::Empty) => return Ok(None),
                Err(TryRecvError::Disconnected) => {
                    self.is_open = false;
                    return Err(LinkError::ConnectionClosed);
                }
            }
        }
    }

    fn close(&mut self) -> Result<()> {
        self.is_open = false;
        Ok(())
    }

    fn is_connected(&self) -> bool {
        self.is_open
    }
}

impl Polled for StdioTransport {
    /// Writing waits until all is gone.
    fn flush(&mut self) -> bool {
        true
    }
}
