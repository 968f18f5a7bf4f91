//! A value that lives on the platform.

use super::Failure;

/// What is known of a value on the platform.
///
/// Loading, failed and there are different values, so that no view can take a failed list for an
/// empty one.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Remote<T> {
    /// Asked for, not answered yet.
    #[default]
    Loading,
    /// Here it is.
    Ready(T),
    /// It could not be had.
    Failed(Failure),
}

impl<T> Remote<T> {
    /// The value, if it is there.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }

    /// Why it could not be had.
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Failed(failure) => Some(failure),
            Self::Loading | Self::Ready(_) => None,
        }
    }

    /// Whether the answer is still to come.
    pub fn is_loading(&self) -> bool {
        matches!(self, Self::Loading)
    }

    /// The same, with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Remote<U> {
        match self {
            Self::Loading => Remote::Loading,
            Self::Ready(value) => Remote::Ready(change(value)),
            Self::Failed(failure) => Remote::Failed(failure),
        }
    }
}

impl<T> From<Result<T, Failure>> for Remote<T> {
    fn from(result: Result<T, Failure>) -> Self {
        match result {
            Ok(value) => Self::Ready(value),
            Err(failure) => Self::Failed(failure),
        }
    }
}
