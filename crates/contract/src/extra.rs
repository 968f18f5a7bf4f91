//! Members that this version does not know.

/// Unknown members of a JSON object, kept so that encoding gives back what was decoded. Types that can
/// carry personal data have none: what they do not name is dropped while decoding.
pub type Extra = serde_json::Map<String, serde_json::Value>;
