//! Calls of support staff: the dashboard and the register (docs/contract/contacts.md, section 2.7).

use crate::{
    Platform,
    http::{
        auth::Caller,
        problem::{HandlerResult, ProblemResponse},
        run_blocking,
    },
    store::contacts,
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, request::Parts},
};
use rusqlite::Connection;
use std::sync::Arc;

const SCOPE: &str = "altinn:profile.support.admin";

/// A call with the scope of support staff; 401 and 403 without.
pub(super) struct SupportRequest {
    platform: Arc<Platform>,
    headers: HeaderMap,
}

impl FromRequestParts<Arc<Platform>> for SupportRequest {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        platform: &Arc<Platform>,
    ) -> Result<Self, Self::Rejection> {
        let caller = Caller::from_request_parts(parts, platform).await?;
        caller.require_scope(&[SCOPE])?;
        Ok(Self {
            platform: Arc::clone(platform),
            headers: parts.headers.clone(),
        })
    }
}

impl SupportRequest {
    /// Answers from the register.
    pub(super) async fn read<F>(self, work: F) -> HandlerResult
    where
        F: FnOnce(&Platform, &Connection) -> HandlerResult + Send + 'static,
    {
        run_blocking(self.platform, move |platform| {
            platform.store.read(|conn| work(platform, conn))
        })
        .await
    }

    /// A header as text; none when it is missing or blank.
    fn header(&self, name: &str) -> Option<String> {
        let text = String::from_utf8_lossy(self.headers.get(name)?.as_bytes());
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// The e-mail address that is asked for, as it is compared.
    pub(super) fn email(&self) -> Result<String, ProblemResponse> {
        let email = self.header("emailAddress").filter(|it| it.contains('@'));
        let email = email.ok_or_else(|| {
            ProblemResponse::malformed("emailAddress", "The header must hold an e-mail address.")
        })?;
        Ok(contacts::email_key(Some(&email)))
    }

    pub(super) fn phone_number(&self) -> Result<String, ProblemResponse> {
        let number = self.header("phoneNumber");
        let number = number.filter(|number| is_digits(number, 5, 15));
        number.ok_or_else(|| {
            ProblemResponse::malformed("phoneNumber", "The header must hold 5 to 15 digits.")
        })
    }

    /// `+47`, or `0047` in the older style.
    pub(super) fn country_code(&self) -> Result<Option<String>, ProblemResponse> {
        let code = self.header("countryCode");
        let is_code = |code: &String| {
            let digits = code.strip_prefix('+').or_else(|| code.strip_prefix("00"));
            digits.is_some_and(|digits| is_digits(digits, 1, 3))
        };
        if code.as_ref().is_none_or(is_code) {
            Ok(code)
        } else {
            let sentence = "The header must hold + or 00 and 1 to 3 digits.";
            Err(ProblemResponse::malformed("countryCode", sentence))
        }
    }

    pub(super) fn national_id(&self) -> Result<String, ProblemResponse> {
        const NAME: &str = "NationalIdentityNumber";
        let number = self.header(NAME);
        let number = number.filter(|number| is_digits(number, 11, 11));
        number.ok_or_else(|| ProblemResponse::malformed(NAME, "The header must hold 11 digits."))
    }
}

fn is_digits(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
