//! Input of the controls that cannot be used.

/// A sentence that says what to do.
#[derive(Debug)]
pub(crate) struct InvalidInput(pub(crate) String);

impl InvalidInput {
    pub(crate) fn new(sentence: &str) -> Self {
        Self(sentence.to_owned())
    }
}
