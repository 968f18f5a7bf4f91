//! Signing out, with the redirect back to the vendor (docs/contract/platform.md, section 2.5).

use super::{LOGGED_OUT, end_session, redirect, removal, set_cookies};
use crate::{
    Platform,
    http::{
        problem::{HandlerResult, ProblemResponse},
        run_blocking,
    },
    store::{
        change_requests,
        requests::{self, Kind},
    },
    web_url::WebUrl,
};
use axum::{extract::State, http::header, response::IntoResponse};
use axum_extra::extract::{CookieJar, cookie::Cookie};
use fullmakt_domain::RequestKind;
use std::sync::Arc;
use uuid::Uuid;

/// Names the request that the user comes from.
const LOGOUT_INFO: &str = "AltinnLogoutInfo";

/// What may stand before `=` in the cookie. Its fourth form, `amSafeRedirectUrl`, is a matter of the
/// portal.
const LOGOUT_INFO_FORMS: [(&str, RequestKind); 3] = [
    ("SystemuserRequestId", RequestKind::Standard),
    ("SystemuserAgentRequestId", RequestKind::Agent),
    ("SystemuserChangeRequestId", RequestKind::Change),
];

/// `GET logout`: there is no identity provider to sign out from, so it goes straight on.
pub(super) async fn logout() -> impl IntoResponse {
    (end_session(), redirect(LOGGED_OUT))
}

/// `GET frontchannel_logout`: an identity provider signs the user out everywhere.
pub(super) async fn front_channel() -> impl IntoResponse {
    (end_session(), [(header::CACHE_CONTROL, "no-store")])
}

/// `GET logout/handleloggedout`: back to the vendor whose request the cookie names. Nothing but the
/// address stored on that request decides where to.
pub(super) async fn logged_out(
    State(platform): State<Arc<Platform>>,
    cookies: CookieJar,
) -> HandlerResult {
    let info = cookies.get(LOGOUT_INFO).map(Cookie::value_trimmed);
    let named = info.and_then(parse_logout_info);
    run_blocking(platform, move |platform| {
        let stored = match named {
            Some((kind, id)) => stored_redirect_url(platform, kind, id)?,
            None => None,
        };
        let to = stored.and_then(|stored| as_header_value(&stored));
        let to = redirect(to.as_deref().unwrap_or("/"));
        Ok((set_cookies([removal(LOGOUT_INFO)]), to).into_response())
    })
    .await
}

/// The request that the cookie's value names.
fn parse_logout_info(value: &str) -> Option<(RequestKind, Uuid)> {
    let (form, id) = value.split_once('=')?;
    let (_, kind) = LOGOUT_INFO_FORMS
        .into_iter()
        .find(|(name, _)| *name == form)?;
    Some((kind, Uuid::parse_str(id).ok()?))
}

fn stored_redirect_url(
    platform: &Platform,
    kind: RequestKind,
    id: Uuid,
) -> Result<Option<String>, ProblemResponse> {
    platform.store.read(|conn| {
        let request = |kind| Ok(requests::by_id(conn, kind, id)?.and_then(|one| one.redirect_url));
        match kind {
            RequestKind::Standard => request(Kind::Standard),
            RequestKind::Agent => request(Kind::Agent),
            RequestKind::Change => {
                let request = change_requests::by_id(conn, id)?;
                Ok(request.and_then(|one| one.redirect_url))
            }
        }
    })
}

/// A stored address as it can stand in a header. What every browser would not read alike is not
/// followed.
fn as_header_value(address: &str) -> Option<String> {
    Some(WebUrl::parse(address)?.as_ascii().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "505f8488-3d48-4c15-8e21-35cb9432f815";

    #[test]
    fn three_forms_and_no_other() {
        for (form, kind) in LOGOUT_INFO_FORMS {
            let (read, id) = parse_logout_info(&format!("{form}={ID}")).unwrap();
            assert_eq!((read, id.to_string().as_str()), (kind, ID));
        }
        for other in [
            "amSafeRedirectUrl=aHR0cHM6Ly9ldmlsLmV4YW1wbGU=",
            "SystemuserRequestId",
            "SystemuserRequestId=",
            "SystemuserRequestId=https://evil.example",
            "systemuserrequestid=505f8488-3d48-4c15-8e21-35cb9432f815",
            "",
            "=",
        ] {
            assert_eq!(parse_logout_info(other), None, "{other}");
        }
    }

    #[test]
    fn addresses_that_browsers_agree_on() {
        let vendor = "https://smartcloudxxxx/receipt?a=å";
        assert_eq!(
            as_header_value(vendor).as_deref(),
            Some("https://smartcloudxxxx/receipt?a=%C3%A5")
        );
        for hostile in ["javascript:alert(1)", "//evil.example", "https:/\\evil", ""] {
            assert_eq!(as_header_value(hostile), None, "{hostile}");
        }
    }
}
