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
            /// The keys of all texts, in the order of declaration.
            pub(crate) const KEYS: &[&str] = &[$(stringify!($text)),*];

            /// Takes each text out of a section. `None` when one is missing.
            pub(crate) fn from_section(
                section: &mut $crate::section::Section,
            ) -> Option<&'static Self> {
                let mut texts = [""; Self::KEYS.len()];
                $crate::section::take(section, Self::KEYS, &mut texts)?;
                let [$($text),*] = texts;
                Some(Box::leak(Box::new(Self { $($text),* })))
            }
        }
    };
}

pub(crate) use texts;

/// Texts by their keys.
pub(crate) type Section = BTreeMap<String, String>;

/// Takes the texts with these keys out of a section. `None` when one is missing.
pub(crate) fn take(section: &mut Section, keys: &[&str], texts: &mut [&'static str]) -> Option<()> {
    for (key, text) in keys.iter().zip(texts) {
        *text = mem::take(section.get_mut(*key)?).leak();
    }
    Some(())
}
