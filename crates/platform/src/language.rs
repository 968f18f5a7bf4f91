//! Which of the three languages a call wants.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use fullmakt_domain::Language;
use std::convert::Infallible;

/// The best language for whoever sent a call: of `Accept-Language` (RFC 9110, section 12.5.4), else bokmål.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PreferredLanguage(pub(crate) Language);

impl PreferredLanguage {
    /// Reads it from the headers of a call.
    fn from_headers(headers: &HeaderMap) -> Self {
        let mut best = (0, Language::default());
        let lines = headers.get_all(header::ACCEPT_LANGUAGE).into_iter();
        let ranges = lines.filter_map(|line| line.to_str().ok());
        for range in ranges.flat_map(|line| line.split(',')) {
            let mut parts = range.split(';').map(str::trim);
            let language = parts.next().and_then(Language::from_tag);
            let quality = parts
                .find_map(|part| part.strip_prefix("q="))
                .map_or(1000, |text| {
                    // Three decimals at most; what is no number is not wanted.
                    text.parse::<f32>()
                        .map_or(0, |quality| (quality.clamp(0.0, 1.0) * 1000.0) as u16)
                });
            // The first of several equals counts.
            if let Some(language) = language
                && quality > best.0
            {
                best = (quality, language);
            }
        }
        Self(best.1)
    }
}

impl<S: Sync> FromRequestParts<S> for PreferredLanguage {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Self::from_headers(&parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, wanted: Language) {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, header.parse().unwrap());
        let found = PreferredLanguage::from_headers(&headers);
        assert_eq!(found.0, wanted, "{header}");
    }

    #[test]
    fn what_browsers_send() {
        check("nb", Language::Nb);
        check("nn", Language::Nn);
        check("en", Language::En);
        check("NN-no", Language::Nn);
        check("no", Language::Nb);
        check("de, fr;q=0.9", Language::Nb);
        check("de, en;q=0.5", Language::En);
        check("nb;q=0.7, en;q=0.9", Language::En);
        check("en;q=0, nn", Language::Nn);
        check("nb-NO,nb;q=0.9,nn;q=0.8,en-US;q=0.6", Language::Nb);
        check("en,nb", Language::En);
        check("", Language::Nb);
        check("nn;q=x", Language::Nb);
        check(";;;,,q=,*", Language::Nb);
        assert_eq!(
            PreferredLanguage::from_headers(&HeaderMap::new()).0,
            Language::Nb
        );
    }
}
