//! Why the program ends without having done what it was asked to.

use std::fmt;
use std::io;
use std::process::ExitCode;

use tx2_link::LinkError;

pub enum Failure {
    /// The command line is not understood.
    Usage(String),
    Io {
        what: String,
        error: io::Error,
    },
    Link(LinkError),
    WebSocket {
        what: String,
        reason: String,
    },
    /// All was done, but some messages could not be used; each was told of.
    Unusable(usize),
}

impl Failure {
    pub fn io(what: impl Into<String>, error: io::Error) -> Self {
        let what = what.into();
        Self::Io { what, error }
    }

    /// 2 when the command line is wrong, as is usual; 1 for all else.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(if matches!(self, Self::Usage(_)) { 2 } else { 1 })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(reason) => {
                write!(formatter, "{reason}\nTry --help, or a command with --help.")
            }
            Self::Io { what, error } => write!(formatter, "{what}: {error}"),
            Self::Link(error) => write!(formatter, "{error}"),
            Self::WebSocket { what, reason } => write!(formatter, "{what}: {reason}"),
            Self::Unusable(1) => write!(formatter, "1 message could not be used"),
            Self::Unusable(count) => write!(formatter, "{count} messages could not be used"),
        }
    }
}

impl From<LinkError> for Failure {
    fn from(error: LinkError) -> Self {
        Self::Link(error)
    }
}
