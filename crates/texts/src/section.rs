//! Sections of a file of texts, and the structs that are filled from them.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::mem;

/// Declares a struct of texts whose members have the names of the keys in the file.
macro_rules! texts {
    ($(#[$about:meta])* pub struct $Name:ident { $($(#[$doc:meta])* $text:ident,)* }) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $Name {
            $($(#[$doc])* pub $text: &'static str,)*
        }

        impl $crate::section::SectionTexts for $Name {
            const KEYS: &'static [&'static str] = &[$(stringify!($text)),*];
            const EMPTY: &'static Self = &Self { $($text: ""),* };

            fn from_section(section: &mut $crate::section::Section) -> Option<&'static Self> {
                let mut texts = [""; Self::KEYS.len()];
                $crate::section::take(section, Self::KEYS, &mut texts)?;
                let [$($text),*] = texts;
                Some(Box::leak(Box::new(Self { $($text),* })))
            }
        }
    };
}

pub(crate) use texts;

/// A struct that [`texts!`] has declared.
pub trait SectionTexts: Sync + Sized + 'static {
    /// The keys of all texts, in the order of declaration.
    const KEYS: &'static [&'static str];
    /// Each text is empty.
    const EMPTY: &'static Self;

    /// Takes each text out of a section. `None` when one is missing.
    fn from_section(section: &mut Section) -> Option<&'static Self>;
}

/// The members of a JSON object, in the order of the file. A list and not a map, whose code every browser
/// would download for one look-up of each text.
pub struct Section<T = String>(Vec<(String, T)>);

impl<T> Section<T> {
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        let found = self.0.iter_mut().find(|(other, _)| other == key);
        found.map(|(_, value)| value)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Section<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members(PhantomData))
    }
}

struct Members<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<T> {
    type Value = Section<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut section = Vec::new();
        while let Some(member) = members.next_entry()? {
            section.push(member);
        }
        Ok(Section(section))
    }
}

/// Takes the texts with these keys out of a section. `None` when one is missing.
pub(crate) fn take(section: &mut Section, keys: &[&str], texts: &mut [&'static str]) -> Option<()> {
    for (key, text) in keys.iter().zip(texts) {
        *text = mem::take(section.get_mut(key)?).leak();
    }
    Some(())
}
