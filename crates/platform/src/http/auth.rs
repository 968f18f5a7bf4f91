//! Who calls, and with which scopes (docs/contract/platform.md, section 0.3).

use super::problem::{AuthProblem, ProblemResponse};
use crate::{Platform, tokens::Claims};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use std::sync::Arc;

/// Name of the session cookie.
pub const SESSION_COOKIE: &str = "AltinnStudioRuntime";

/// Scope of a portal session.
pub const PORTAL: &str = "altinn:portal/enduser";
/// Vendors: create and delete requests.
pub const REQUEST_WRITE: &str = "altinn:authentication/systemuser.request.write";
/// Vendors: read requests.
pub const REQUEST_READ: &str = "altinn:authentication/systemuser.request.read";
/// Vendors: change the register.
pub const REGISTER_WRITE: &str = "altinn:authentication/systemregister.write";
/// Administrators of the register.
pub const REGISTER_ADMIN: &str = "altinn:authentication/systemregister.admin";
/// Look-up of system users when tokens are issued.
pub const SYSTEM_USER_LOOKUP: &str = "altinn:maskinporten/systemuser.read";

/// Somebody with a valid token. Without one the answer is 401 and no body.
#[derive(Debug, Clone)]
pub struct Caller(pub Claims);

impl Caller {
    /// Requires any one of `scopes` in the token.
    ///
    /// # Errors
    /// 403 without a body.
    pub fn require_scope(&self, scopes: &[&str]) -> Result<(), ProblemResponse> {
        let has = |scope: &&str| self.0.scopes.iter().any(|own| own == scope);
        if scopes.iter().any(has) {
            Ok(())
        } else {
            Err(ProblemResponse::Forbidden)
        }
    }

    /// The vendor's organisation number, for calls that answer without a code when it is missing.
    ///
    /// # Errors
    /// 401 without a code.
    pub fn vendor(&self) -> Result<&str, ProblemResponse> {
        self.0
            .consumer
            .as_deref()
            .ok_or(ProblemResponse::UnauthorizedByHandler)
    }

    /// The vendor's organisation number, for calls that answer with a code when it is missing.
    ///
    /// # Errors
    /// 401 AUTH-00023.
    pub fn vendor_or_code(&self) -> Result<&str, ProblemResponse> {
        let vendor = self.0.consumer.as_deref();
        vendor.ok_or_else(|| AuthProblem::VendorMissingInToken.into())
    }
}

impl FromRequestParts<Arc<Platform>> for Caller {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        platform: &Arc<Platform>,
    ) -> Result<Self, Self::Rejection> {
        caller(platform, &parts.headers).ok_or(ProblemResponse::Unauthorized)
    }
}

/// Who calls: the Bearer token counts, and the session cookie only where there is none.
#[must_use]
pub fn caller(platform: &Platform, headers: &HeaderMap) -> Option<Caller> {
    let token = match bearer(headers) {
        Some(token) => token,
        None => cookie(headers, SESSION_COOKIE)?,
    };
    let claims = platform.tokens.verify(token, platform.clock.now()).ok()?;
    Some(Caller(claims))
}

/// The Bearer token of `Authorization`.
#[must_use]
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The value of a cookie.
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).into_iter();
    let pairs = lines.filter_map(|line| line.to_str().ok());
    pairs
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}
