//! Signing out, with the redirect back to the vendor (docs/contract/platform.md, section 2.5).

use super::{LOGGED_OUT, end_session, redirect, removal, set_cookies};
use crate::{
    Platform,
    http::{
        auth,
        problem::{HandlerResult, ProblemResponse},
        run_blocking,
    },
    store::{
        change_requests,
        requests::{self, Kind},
    },
    web_url::WebUrl,
};
use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::IntoResponse,
};
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
    headers: HeaderMap,
) -> HandlerResult {
    let info = auth::cookie(&headers, LOGOUT_INFO);
    let named = info.and_then(|info| parse_logout_info(info.value_trimmed()));
    run_blocking(platform, move |platform| {
        let stored = match named {
            Some((kind, id)) => stored_redirect_url(platform, kind, id)?,
            None => None,
        };
        // What every browser would not read alike is not followed.
        let to = stored.as_deref().and_then(WebUrl::parse);
        let to = redirect(to.as_ref().map_or("/", WebUrl::as_ascii));
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
