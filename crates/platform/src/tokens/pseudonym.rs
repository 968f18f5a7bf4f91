//! Keyed hashes in place of personal data (docs/contract/contacts.md, section 4).

use hmac::{Hmac, Mac};
use sha2::Sha256;

/// Before every value, so that no hash can be mistaken for the signature of a token.
const PURPOSE: &[u8] = b"fullmakt pseudonym\0";

/// Turns personal data into something that says "the same one" and nothing else. Without the key
/// nobody can try all eleven digits of a number.
pub(super) struct Pseudonyms(Hmac<Sha256>);

impl Pseudonyms {
    /// With the platform's own key; none when it is no key, which reading it excludes.
    pub(super) fn new(key: &[u8]) -> Option<Self> {
        let mac = Hmac::new_from_slice(key).ok()?;
        Some(Self(mac.chain_update(PURPOSE)))
    }

    /// `kind#` and 32 hexadecimal digits.
    pub(super) fn of(&self, kind: &str, value: &str) -> String {
        let mac = self.0.clone().chain_update(kind).chain_update([0]);
        let hash = mac.chain_update(value).finalize().into_bytes();
        // Half of the hash: more than anybody can find a second value for.
        let half = hash.first_chunk().copied().map_or(0, u128::from_be_bytes);
        format!("{kind}#{half:032x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_for_the_same_key_kind_and_value_alone() {
        let of = |key: &[u8], kind, value| Pseudonyms::new(key).unwrap().of(kind, value);
        let one = of(&[1; 32], "person", "14907000029");
        assert_eq!(one, of(&[1; 32], "person", "14907000029"));
        assert_eq!(one.len(), "person#".len() + 32);
        for other in [
            of(&[2; 32], "person", "14907000029"),
            of(&[1; 32], "phone", "14907000029"),
            of(&[1; 32], "person", "14907000028"),
        ] {
            assert_ne!(one, other);
        }
    }
}
