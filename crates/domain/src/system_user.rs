//! Kinds of system users.

use crate::RequestKind;

/// For whom a system user acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SystemUserKind {
    /// For the organisation that owns it.
    Standard,
    /// For clients of the organisation that owns it.
    Agent,
}

impl SystemUserKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Standard, Self::Agent];

    /// The kind as the platform writes it (docs/contract/platform.md, section 0.1), in whatever case. `None` for
    /// a word that it does not have today.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        if word.eq_ignore_ascii_case("standard") {
            return Some(Self::Standard);
        }
        word.eq_ignore_ascii_case("agent").then_some(Self::Agent)
    }

    /// The kind of request that asks for one.
    #[must_use]
    pub const fn request(self) -> RequestKind {
        match self {
            Self::Standard => RequestKind::Standard,
            Self::Agent => RequestKind::Agent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_in_any_case() {
        assert_eq!(
            SystemUserKind::from_word("Agent"),
            Some(SystemUserKind::Agent)
        );
        assert_eq!(
            SystemUserKind::from_word("standard"),
            Some(SystemUserKind::Standard)
        );
        assert_eq!(SystemUserKind::from_word("new"), None);
    }
}
