//! How things look, by what they mean.

/// How heavy a button looks. One primary button at most in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// What most people came to do.
    #[default]
    Primary,
    /// What stands beside it.
    Secondary,
    /// What is also possible.
    Tertiary,
}

impl Look {
    pub(super) const fn variant(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Tertiary => "tertiary",
        }
    }
}

/// What kind of message it is. It is in the icon and in the words, not in the colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Good to know.
    #[default]
    Info,
    /// It went well.
    Success,
    /// Something to be careful about.
    Warning,
    /// Something went wrong.
    Danger,
}

impl Tone {
    pub(super) const fn color(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}
