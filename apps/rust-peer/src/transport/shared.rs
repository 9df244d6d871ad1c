//! The crate's `SyncManager` owns its transport; whoever has to flush it shares it.

use std::cell::RefCell;
use std::rc::Rc;

use tx2_link::{Message, Result, Transport};

/// A transport that never waits.
pub trait Polled: Transport {
    /// Sends what could not go before. Gives whether all of it went.
    fn flush(&mut self) -> bool;
}

pub struct Shared<Inner>(Rc<RefCell<Inner>>);

impl<Inner: Polled> Shared<Inner> {
    pub fn new(inner: Inner) -> Self {
        Self(Rc::new(RefCell::new(inner)))
    }

    pub fn flush(&self) -> bool {
        self.0.borrow_mut().flush()
    }
}

impl<Inner> Clone for Shared<Inner> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<Inner: Polled> Transport for Shared<Inner> {
    fn send(&mut self, message: &Message) -> Result<()> {
        self.0.borrow_mut().send(message)
    }

    fn receive(&mut self) -> Result<Option<Message>> {
        self.0.borrow_mut().receive()
    }

    fn close(&mut self) -> Result<()> {
        self.0.borrow_mut().close()
    }

    fn is_connected(&self) -> bool {
        self.0.borrow().is_connected()
    }
}
