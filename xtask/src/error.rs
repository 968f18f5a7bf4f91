//! Why a command ends without having done its work, in words for the person who typed it.

use std::fmt;
use std::path::Path;

/// Why a command failed. Each is shown as one paragraph after what the failing program printed itself.
#[derive(Debug)]
pub(crate) enum Error {
    /// The command line was not understood.
    Usage(String),
    /// Something that this machine lacks and that xtask does not install: what, and how to get it.
    Missing { what: String, how: String },
    /// A program ended with an error of its own.
    Program { line: String, code: Option<i32> },
    /// A file system operation failed.
    Io {
        action: String,
        source: std::io::Error,
    },
    /// A check found a fault, or a result cannot be used.
    Failed(String),
}

impl Error {
    /// A file system error with what was being done, as in "read dist/index.html".
    pub(crate) fn io(verb: &str, path: &Path, source: std::io::Error) -> Self {
        Self::Io {
            action: format!("{verb} {}", path.display()),
            source,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(sentence) | Self::Failed(sentence) => f.write_str(sentence),
            Self::Missing { what, how } => write!(f, "{what} is missing. {how}"),
            Self::Program {
                line,
                code: Some(code),
            } => write!(f, "`{line}` failed with code {code}"),
            Self::Program { line, code: None } => write!(f, "`{line}` was stopped by a signal"),
            Self::Io { action, source } => write!(f, "could not {action}: {source}"),
        }
    }
}
