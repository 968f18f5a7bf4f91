//! Signed tokens (docs/contract/platform.md, section 0.3; docs/contract/local-platform.md, "Sign-in and tokens").
//!
//! A token is a JWT signed with HMAC-SHA-256. The platform is the only one that reads its tokens,
//! so a key that is known to nobody else is all it takes. The key is made at the first start and
//! stays in the data folder, so that sessions survive a restart.

mod hs256;
mod key;
mod pseudonym;

use hs256::PROVIDER;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use pseudonym::Pseudonyms;
use serde::{Deserialize, Serialize};
use std::path::Path;
use thiserror::Error;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// How long a token is valid (docs/contract/platform.md, section 6).
pub(crate) const LIFETIME: Duration = Duration::minutes(30);

/// Scopes of a portal session (docs/contract/platform.md, section 0.3).
pub(crate) const PORTAL_SCOPES: &str =
    "openid digdir:dialogporten.noconsent altinn:portal/enduser altinn:instances.read";

/// Who has issued the token. Tokens of other platforms name another one.
const ISSUER: &str = "urn:fullmakt:local-platform";

/// Scheme of an organisation number in the claim `consumer` (docs/contract/platform.md, section 0.3).
const CONSUMER_AUTHORITY: &str = "iso6523-actorid-upis";

/// Norway's organisation numbers within that scheme.
const CONSUMER_PREFIX: &str = "0192:";

/// Makes and checks tokens.
pub struct Tokens {
    signing: EncodingKey,
    checking: DecodingKey,
    rules: Validation,
    pseudonyms: Pseudonyms,
}

/// The key stays out of logs.
impl std::fmt::Debug for Tokens {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Tokens").finish_non_exhaustive()
    }
}

/// A token cannot be made or is not valid.
#[derive(Debug, Error)]
pub enum TokenError {
    /// Not a token of ours, tampered with, or not valid at that time.
    #[error("the token is not valid")]
    Invalid,
    /// The key cannot be read or written.
    #[error(transparent)]
    Key(#[from] std::io::Error),
}

/// What a valid token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// `urn:altinn:userid`; none in an organisation's token.
    pub user_id: Option<i32>,
    /// `urn:altinn:party:uuid`.
    pub party_uuid: Option<Uuid>,
    /// `urn:altinn:authlevel`.
    pub authentication_level: u8,
    /// `scope`, split at blanks.
    pub scopes: Vec<String>,
    /// Organisation number of the claim `consumer`.
    pub consumer: Option<String>,
}

/// What stands in a token. Names are those of the platform.
#[derive(Debug, Serialize, Deserialize)]
struct WireClaims {
    #[serde(rename = "urn:altinn:userid", skip_serializing_if = "Option::is_none")]
    user_id: Option<i32>,
    #[serde(rename = "urn:altinn:partyid", skip_serializing_if = "Option::is_none")]
    party_id: Option<i32>,
    #[serde(
        rename = "urn:altinn:party:uuid",
        skip_serializing_if = "Option::is_none"
    )]
    party_uuid: Option<Uuid>,
    #[serde(rename = "urn:altinn:org", skip_serializing_if = "Option::is_none")]
    org: Option<String>,
    #[serde(rename = "urn:altinn:authlevel")]
    authentication_level: u8,
    scope: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    consumer: Option<Consumer>,
    iss: String,
    jti: Uuid,
    iat: i64,
    nbf: i64,
    exp: i64,
}

#[derive(Debug, Serialize, Deserialize)]
struct Consumer {
    authority: String,
    #[serde(rename = "ID")]
    id: String,
}

/// A person that a token stands for.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// `urn:altinn:userid`.
    pub user_id: i32,
    /// `urn:altinn:partyid`.
    pub party_id: i32,
    /// `urn:altinn:party:uuid`.
    pub party_uuid: Uuid,
}

/// An organisation that a machine token stands for.
#[derive(Debug, Clone, Copy)]
pub struct Organisation<'a> {
    /// Short code, `urn:altinn:org`.
    pub code: &'a str,
    /// Organisation number, into `consumer`.
    pub number: &'a str,
}

impl Tokens {
    /// Reads the key in the data folder, or makes it.
    ///
    /// # Errors
    /// When the key can be neither read nor written.
    pub fn open(data: &Path) -> Result<Self, TokenError> {
        // Somebody in this process has been here before us, with the same provider.
        let _ = PROVIDER.install_default();
        let key = key::load_or_create(data)?;
        let pseudonyms = Pseudonyms::new(&key).ok_or(TokenError::Invalid)?;
        let mut rules = Validation::new(Algorithm::HS256);
        // Time is the platform's, which the crate does not know: `verify` checks it.
        rules.validate_exp = false;
        rules.validate_nbf = false;
        rules.validate_aud = false;
        rules.set_issuer(&[ISSUER]);
        rules.set_required_spec_claims(&["iss", "exp", "nbf"]);
        Ok(Self {
            signing: EncodingKey::from_secret(&key),
            checking: DecodingKey::from_secret(&key),
            rules,
            pseudonyms,
        })
    }

    /// What stands for a piece of personal data where it may not stand itself: the same for the same
    /// `kind` and `value` as long as the data folder lives (docs/contract/contacts.md, section 4).
    pub(crate) fn pseudonym(&self, kind: &str, value: &str) -> String {
        self.pseudonyms.of(kind, value)
    }

    /// Checks signature and time, and reads the claims.
    ///
    /// # Errors
    /// When the token is not one of ours or not valid at `now`.
    pub fn verify(&self, token: &str, now: OffsetDateTime) -> Result<Claims, TokenError> {
        let wire = self.decode(token, now)?;
        let number = |consumer: Consumer| {
            let number = consumer.id.strip_prefix(CONSUMER_PREFIX)?;
            Some(number.to_owned())
        };
        Ok(Claims {
            user_id: wire.user_id,
            party_uuid: wire.party_uuid,
            authentication_level: wire.authentication_level,
            scopes: wire.scope.split_whitespace().map(str::to_owned).collect(),
            consumer: wire.consumer.and_then(number),
        })
    }

    /// A token for a person, valid for [`LIFETIME`] from `now`.
    ///
    /// # Errors
    /// When the token cannot be signed, which a working key excludes.
    pub fn person(
        &self,
        person: Person,
        authentication_level: u8,
        scopes: &str,
        now: OffsetDateTime,
    ) -> Result<String, TokenError> {
        self.sign(&WireClaims {
            user_id: Some(person.user_id),
            party_id: Some(person.party_id),
            party_uuid: Some(person.party_uuid),
            ..claims(authentication_level, scopes, now)
        })
    }

    /// A machine token of an organisation, valid for [`LIFETIME`] from `now`.
    ///
    /// # Errors
    /// When the token cannot be signed, which a working key excludes.
    pub fn organisation(
        &self,
        organisation: Organisation<'_>,
        scopes: &str,
        now: OffsetDateTime,
    ) -> Result<String, TokenError> {
        self.sign(&WireClaims {
            org: Some(organisation.code.to_owned()),
            consumer: Some(Consumer {
                authority: CONSUMER_AUTHORITY.to_owned(),
                id: format!("{CONSUMER_PREFIX}{}", organisation.number),
            }),
            ..claims(MACHINE_LEVEL, scopes, now)
        })
    }

    /// The same claims for another [`LIFETIME`] from `now`: what `refresh` and `exchange` answer.
    ///
    /// # Errors
    /// When the token is not one of ours or not valid at `now`.
    pub(crate) fn renew(&self, token: &str, now: OffsetDateTime) -> Result<String, TokenError> {
        let wire = self.decode(token, now)?;
        let fresh = claims(wire.authentication_level, &wire.scope, now);
        self.sign(&WireClaims {
            iat: fresh.iat,
            nbf: fresh.nbf,
            exp: fresh.exp,
            jti: fresh.jti,
            ..wire
        })
    }

    fn decode(&self, token: &str, now: OffsetDateTime) -> Result<WireClaims, TokenError> {
        let wire: WireClaims = jsonwebtoken::decode(token, &self.checking, &self.rules)
            .map_err(|_| TokenError::Invalid)?
            .claims;
        let now = now.unix_timestamp();
        if now < wire.nbf || now >= wire.exp {
            return Err(TokenError::Invalid);
        }
        Ok(wire)
    }

    fn sign(&self, claims: &WireClaims) -> Result<String, TokenError> {
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), claims, &self.signing)
            .map_err(|_| TokenError::Invalid)
    }
}

/// Machines sign in with a business certificate, which counts as level 3.
const MACHINE_LEVEL: u8 = 3;

fn claims(authentication_level: u8, scopes: &str, now: OffsetDateTime) -> WireClaims {
    let from = now.unix_timestamp();
    WireClaims {
        user_id: None,
        party_id: None,
        party_uuid: None,
        org: None,
        authentication_level,
        scope: scopes.split_whitespace().collect::<Vec<_>>().join(" "),
        consumer: None,
        iss: ISSUER.to_owned(),
        jti: Uuid::new_v4(),
        iat: from,
        nbf: from,
        exp: from + LIFETIME.whole_seconds(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

    const NOON: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;
    const PARTY: Uuid = Uuid::from_u128(7);

    fn person(user_id: i32) -> Person {
        Person {
            user_id,
            party_id: 50_000_001,
            party_uuid: PARTY,
        }
    }

    fn body(token: &str) -> serde_json::Value {
        let body = token.split('.').nth(1).unwrap();
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(body).unwrap()).unwrap()
    }

    fn tokens() -> (tempfile::TempDir, Tokens) {
        let folder = tempfile::tempdir().unwrap();
        let tokens = Tokens::open(folder.path()).unwrap();
        (folder, tokens)
    }

    #[test]
    fn a_person_reads_back() {
        let (_folder, tokens) = tokens();
        let token = tokens.person(person(20001), 3, "a  b", NOON).unwrap();
        let claims = tokens.verify(&token, NOON).unwrap();
        assert_eq!(
            claims,
            Claims {
                user_id: Some(20001),
                party_uuid: Some(PARTY),
                authentication_level: 3,
                scopes: vec!["a".to_owned(), "b".to_owned()],
                consumer: None,
            }
        );
        assert_eq!(body(&token)["urn:altinn:partyid"], 50_000_001);
    }

    #[test]
    fn an_organisation_has_the_claim_that_vendors_know() {
        let (_folder, tokens) = tokens();
        let smart = Organisation {
            code: "smart",
            number: "991825827",
        };
        let token = tokens.organisation(smart, "x", NOON).unwrap();
        let claims = tokens.verify(&token, NOON).unwrap();
        assert_eq!(claims.consumer.as_deref(), Some("991825827"));
        let body = body(&token);
        assert_eq!(
            body["consumer"],
            serde_json::json!({"authority": "iso6523-actorid-upis", "ID": "0192:991825827"})
        );
        for name in ["iss", "exp", "iat", "nbf", "scope", "urn:altinn:authlevel"] {
            assert!(!body[name].is_null(), "{name}");
        }
    }

    #[test]
    fn half_an_hour_and_not_a_second_more_or_before() {
        let (_folder, tokens) = tokens();
        let token = tokens.person(person(1), 3, "", NOON).unwrap();
        let at = |seconds| tokens.verify(&token, NOON + Duration::seconds(seconds));
        assert!(at(0).is_ok());
        assert!(at(30 * 60 - 1).is_ok());
        assert!(at(30 * 60).is_err());
        assert!(at(-1).is_err());
    }

    #[test]
    fn nothing_but_our_own_untouched_tokens() {
        let (_folder, tokens) = tokens();
        let (_other_folder, other) = self::tokens();
        let token = tokens.person(person(20002), 3, "a", NOON).unwrap();
        assert!(other.verify(&token, NOON).is_err());

        let [head, body, signature] = token.split('.').collect::<Vec<_>>()[..] else {
            panic!("a token has three parts");
        };
        let text = URL_SAFE_NO_PAD.decode(body).unwrap();
        let text = String::from_utf8(text).unwrap().replace("20002", "20001");
        let forged = URL_SAFE_NO_PAD.encode(text);
        let none = URL_SAFE_NO_PAD.encode(r#"{"typ":"JWT","alg":"none"}"#);
        let hs512 = URL_SAFE_NO_PAD.encode(r#"{"typ":"JWT","alg":"HS512"}"#);
        for hostile in [
            format!("{head}.{forged}.{signature}"),
            format!("{none}.{forged}."),
            format!("{none}.{body}.{signature}"),
            format!("{hs512}.{body}.{signature}"),
            format!("{head}.{body}."),
            format!("{head}.{body}"),
            format!("{head}.{body}.{signature}x"),
            format!("{token}.{token}"),
            String::new(),
            "...".to_owned(),
            "a".repeat(100_000),
        ] {
            assert!(tokens.verify(&hostile, NOON).is_err(), "{hostile}");
        }
        assert!(tokens.verify(&token, NOON).is_ok());
    }
}
