//! A value that lives on the platform.

use super::ApiError;

/// What is known of a value on the platform.
///
/// Loading, failed and there are different values, so that no view can take a failed list for an
/// empty one.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum RemoteData<T> {
    /// Asked for, not answered yet.
    #[default]
    Loading,
    /// Here it is.
    Ready(T),
    /// It could not be had.
    Failed(ApiError),
}

impl<T> RemoteData<T> {
    /// The value, if it is there.
    pub(crate) fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }

    /// Why it could not be had.
    pub(crate) fn error(&self) -> Option<&ApiError> {
        match self {
            Self::Failed(error) => Some(error),
            Self::Loading | Self::Ready(_) => None,
        }
    }

    /// Whether the answer is still to come.
    pub(crate) fn is_loading(&self) -> bool {
        matches!(self, Self::Loading)
    }

    /// The same, with another value.
    pub(crate) fn map<U>(self, change: impl FnOnce(T) -> U) -> RemoteData<U> {
        match self {
            Self::Loading => RemoteData::Loading,
            Self::Ready(value) => RemoteData::Ready(change(value)),
            Self::Failed(error) => RemoteData::Failed(error),
        }
    }
}

impl<T> From<Result<T, ApiError>> for RemoteData<T> {
    fn from(result: Result<T, ApiError>) -> Self {
        match result {
            Ok(value) => Self::Ready(value),
            Err(error) => Self::Failed(error),
        }
    }
}
