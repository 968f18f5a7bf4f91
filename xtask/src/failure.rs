//! Why a command ends without having done its work, in words for the person who typed it.

use std::fmt;
use std::path::Path;

/// Why a command failed. Each is shown as one paragraph after what the failing program printed itself.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line was not understood.
    Usage(String),
    /// Something that this machine lacks and that is not installed by us: what, and how to get it.
    Missing { what: String, how: String },
    /// A program ended with an error of its own.
    Program { line: String, code: Option<i32> },
    /// The file system said no.
    Files {
        doing: String,
        source: std::io::Error,
    },
    /// A result is there, and it is not good enough.
    Unfit(String),
}

impl Failure {
    /// A file system error with what was being done, as in "read dist/index.html".
    pub(crate) fn files(verb: &str, path: &Path, source: std::io::Error) -> Self {
        Self::Files {
            doing: format!("{verb} {}", path.display()),
            source,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(sentence) | Self::Unfit(sentence) => f.write_str(sentence),
            Self::Missing { what, how } => write!(f, "{what} is missing. {how}"),
            Self::Program {
                line,
                code: Some(code),
            } => write!(f, "`{line}` failed with code {code}"),
            Self::Program { line, code: None } => write!(f, "`{line}` was stopped by a signal"),
            Self::Files { doing, source } => write!(f, "could not {doing}: {source}"),
        }
    }
}
