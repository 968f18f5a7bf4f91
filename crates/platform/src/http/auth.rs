//! Who calls, and with which scopes (docs/contract/platform.md, section 0.3).

use super::problem::{AuthProblem, ProblemResponse};
use crate::{Platform, tokens::Claims};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use axum_extra::{
    extract::cookie::Cookie,
    headers::{Authorization, HeaderMapExt, authorization::Bearer},
};
use std::sync::Arc;

pub(crate) const SESSION_COOKIE: &str = "AltinnStudioRuntime";

/// Scope of a portal session.
pub(crate) const PORTAL: &str = "altinn:portal/enduser";
/// Vendors: create and delete requests.
pub(crate) const REQUEST_WRITE: &str = "altinn:authentication/systemuser.request.write";
/// Vendors: read requests.
pub(crate) const REQUEST_READ: &str = "altinn:authentication/systemuser.request.read";
/// Vendors: change the register.
pub(crate) const REGISTER_WRITE: &str = "altinn:authentication/systemregister.write";
/// Administrators of the register.
pub(crate) const REGISTER_ADMIN: &str = "altinn:authentication/systemregister.admin";
/// Look-up of system users when tokens are issued.
pub(crate) const SYSTEM_USER_LOOKUP: &str = "altinn:maskinporten/systemuser.read";

/// End-user systems: read clients of system users.
pub(crate) const CLIENTS_READ: &str = "altinn:clientdelegations.read";
/// End-user systems: add and remove them.
pub(crate) const CLIENTS_WRITE: &str = "altinn:clientdelegations.write";

/// Somebody with a valid token. Without one the answer is 401 and no body.
#[derive(Debug, Clone)]
pub(crate) struct Caller(pub(crate) Claims);

impl Caller {
    /// Requires any one of `scopes` in the token.
    ///
    /// # Errors
    /// 403 without a body.
    pub(crate) fn require_scope(&self, scopes: &[&str]) -> Result<(), ProblemResponse> {
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
    pub(crate) fn vendor(&self) -> Result<&str, ProblemResponse> {
        self.0
            .consumer
            .as_deref()
            .ok_or(ProblemResponse::UnauthorizedByHandler)
    }

    /// The vendor's organisation number, for calls that answer with a code when it is missing.
    ///
    /// # Errors
    /// 401 AUTH-00023.
    pub(crate) fn vendor_or_code(&self) -> Result<&str, ProblemResponse> {
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
pub(crate) fn caller(platform: &Platform, headers: &HeaderMap) -> Option<Caller> {
    let token = bearer(headers).or_else(|| session_token(headers))?;
    let claims = platform.tokens.verify(&token, platform.clock.now()).ok()?;
    Some(Caller(claims))
}

pub(super) fn bearer(headers: &HeaderMap) -> Option<String> {
    let authorization = headers.typed_get::<Authorization<Bearer>>()?;
    Some(authorization.token().to_owned())
}

pub(super) fn session_token(headers: &HeaderMap) -> Option<String> {
    Some(cookie(headers, SESSION_COOKIE)?.value().to_owned())
}

/// The first cookie of this name: browsers send the one with the longest path first, and a `CookieJar` keeps the last.
pub(super) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<Cookie<'a>> {
    let lines = headers.get_all(header::COOKIE).into_iter();
    let mut cookies = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(Cookie::split_parse_encoded)
        .filter_map(Result::ok);
    cookies.find(|cookie| cookie.name() == name)
}
