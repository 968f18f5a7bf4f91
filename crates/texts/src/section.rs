//! Sections of a file of texts, and the structs that are filled from them.

use std::collections::BTreeMap;
use std::mem;

/// Declares a struct of texts whose members have the names of the keys in the file.
macro_rules! texts {
    ($(#[$about:meta])* pub struct $Name:ident { $($(#[$doc:meta])* $text:ident,)* }) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $Name {
            $($(#[$doc])* pub $text: &'static str,)*
        }

        impl $Name {
            pub(crate) const EMPTY: Self = Self { $($text: "",)* };

            /// The keys of all texts, in the order of declaration.
            #[cfg(test)]
            pub(crate) const KEYS: &[&str] = &[$(stringify!($text)),*];

            /// Takes each text out of a section. `None` when one is missing.
            pub(crate) fn from_section(section: &mut $crate::section::Section) -> Option<Self> {
                let mut texts = Self::EMPTY;
                let mut is_complete = true;
                $($crate::section::take(section, stringify!($text), &mut texts.$text, &mut is_complete);)*
                is_complete.then_some(texts)
            }
        }
    };
}

pub(crate) use texts;

/// Texts by their keys.
pub(crate) type Section = BTreeMap<String, String>;

/// Takes the text with this key out of a section, or notes that there is none.
// Not inlined: it is called for every text, and every copy of it would be downloaded.
#[inline(never)]
pub(crate) fn take(
    section: &mut Section,
    key: &str,
    text: &mut &'static str,
    is_complete: &mut bool,
) {
    match section.get_mut(key) {
        Some(found) => *text = mem::take(found).leak(),
        None => *is_complete = false,
    }
}
