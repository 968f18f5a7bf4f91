//! Paged lists (docs/contract/platform.md, section 1.5).

use serde::{Deserialize, Serialize};

/// One page of a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Page<T> {
    /// Where the next page is.
    #[serde(default)]
    pub links: PageLinks,
    /// The rows of this page.
    #[serde(default = "Vec::new")]
    pub data: Vec<T>,
}

/// Links of a page.
///
/// Authentication leaves `next` out on the last page, access management writes null. The outer
/// option says whether the member is there, so that each is written as it was.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PageLinks {
    /// Absolute address of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "present")]
    pub next: Option<Option<String>>,
}

impl PageLinks {
    /// The last page as authentication writes it: `{}`.
    pub const END: Self = Self { next: None };
    /// The last page as access management writes it: `{"next": null}`.
    pub const NULL: Self = Self { next: Some(None) };

    /// A link to the next page.
    #[must_use]
    pub fn to(next: String) -> Self {
        Self {
            next: Some(Some(next)),
        }
    }

    /// The address of the next page, if there is one.
    #[must_use]
    pub fn next(&self) -> Option<&str> {
        self.next.as_ref().and_then(|next| next.as_deref())
    }
}

/// Keeps "missing" and "null" apart.
mod present {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(
        value: &Option<Option<String>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value
            .as_ref()
            .and_then(Option::as_ref)
            .serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Option<String>>, D::Error> {
        Option::deserialize(deserializer).map(Some)
    }
}
