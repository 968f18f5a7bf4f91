//! The three languages that everything is written in.

/// A language of the app and of the platform (docs/contract/platform.md, section 2.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Bokmål; also what everybody gets whose language we do not have.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

impl Language {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 3] = [Self::Nb, Self::Nn, Self::En];

    /// `nb`, `nn` or `en`: for `lang`, `Accept-Language`, the profile and texts with three languages.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
        }
    }

    /// For numbers and dates. English as it is written in Europe.
    #[must_use]
    pub const fn locale(self) -> &'static str {
        match self {
            Self::Nb => "nb-NO",
            Self::Nn => "nn-NO",
            Self::En => "en-GB",
        }
    }

    /// What the language calls itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Nb => "Bokmål",
            Self::Nn => "Nynorsk",
            Self::En => "English",
        }
    }

    /// The language of a tag such as `nb`, `nn-NO`, `no`, `no_nn` or `en-US`; `None` for others.
    /// `no_nb` and `no_nn` are how the platform itself writes them.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let mut parts = tag.trim().split(['-', '_']);
        let language = parts.next()?;
        let is = |name| language.eq_ignore_ascii_case(name);
        let is_nynorsk = |variant: &str| variant.eq_ignore_ascii_case("nn");
        if is("nn") || is("no") && parts.next().is_some_and(is_nynorsk) {
            Some(Self::Nn)
        } else if is("nb") || is("no") {
            Some(Self::Nb)
        } else if is("en") {
            Some(Self::En)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn tags_of_all_kinds_are_understood() {
        for (tag, language) in [
            ("nb", Some(Language::Nb)),
            ("nb-NO", Some(Language::Nb)),
            ("no", Some(Language::Nb)),
            ("no_nb", Some(Language::Nb)),
            ("no_nn", Some(Language::Nn)),
            ("NN-no", Some(Language::Nn)),
            (" en-US ", Some(Language::En)),
            ("en", Some(Language::En)),
            ("sv", None),
            ("", None),
            ("nbx", None),
            ("*", None),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
    }

    #[test]
    fn every_tag_is_understood() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
            assert_eq!(Language::from_tag(language.locale()), Some(language));
        }
    }
}
