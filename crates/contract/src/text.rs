//! Texts in several languages.

use serde::{Deserialize, Serialize};

/// A text in bokmål, nynorsk and English. Any of them can be missing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Translations {
    /// Bokmål.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nb: Option<String>,
    /// Nynorsk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nn: Option<String>,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Translations {
    /// A text with all three languages.
    #[must_use]
    pub fn new(nb: &str, nn: &str, en: &str) -> Self {
        Self {
            nb: Some(nb.to_owned()),
            nn: Some(nn.to_owned()),
            en: Some(en.to_owned()),
        }
    }

    /// The text in `language` (`nb`, `nn` or `en`), else in bokmål, nynorsk or English, the first
    /// that is there and not blank, together with the language it is in.
    #[must_use]
    pub fn best(&self, language: &str) -> Option<(&str, &'static str)> {
        let all = [("nb", &self.nb), ("nn", &self.nn), ("en", &self.en)];
        let wanted = all.into_iter().filter(|(tag, _)| *tag == language);
        wanted.chain(all).find_map(|(tag, text)| {
            text.as_deref()
                .filter(|text| !text.trim().is_empty())
                .map(|text| (text, tag))
        })
    }
}
