//! Signing in and out, and tokens for scripts (docs/contract/platform.md, section 2.5; docs/contract/local-platform.md,
//! "Sign-in and tokens").

mod login;
mod logout;
pub(super) mod people;
mod tokens;

use super::auth::SESSION_COOKIE;
use crate::http::router::Router;
use crate::{Platform, tokens::LIFETIME};
use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{AppendHeaders, IntoResponse, Response},
    routing::get,
};
use axum_extra::extract::cookie::{Cookie, SameSite};
use std::sync::Arc;

/// Address of the page where one signs in.
pub(super) const LOGIN: &str = "/authentication/api/v1/authentication";
/// Where a logout continues.
const LOGGED_OUT: &str = "/authentication/api/v1/logout/handleloggedout";

/// The routes of this family.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    let api = Router::new()
        .route("/authentication", get(login::page).post(login::sign_in))
        .route("/refresh", get(tokens::refresh))
        .route("/exchange/{provider}", get(tokens::exchange))
        .route("/logout", get(logout::logout))
        .route("/openid/logout", get(logout::logout))
        .route("/frontchannel_logout", get(logout::front_channel))
        .route("/logout/handleloggedout", get(logout::logged_out));
    Router::new()
        .nest("/authentication/api/v1", api)
        .route("/Home/GetTestUserToken/{user}", get(tokens::user_token))
        .route(
            "/Home/GetTestOrgToken/{org}",
            get(tokens::organisation_token),
        )
}

/// These two tell scripts which party has signed in; the portal's own app needs them.
const PARTY_ID_COOKIE: &str = "AltinnPartyId";
const PARTY_UUID_COOKIE: &str = "AltinnPartyUuid";

/// Without `Secure`, as all our cookies: this platform speaks plain http.
fn session_cookie(token: String) -> Cookie<'static> {
    let cookie = Cookie::build((SESSION_COOKIE, token)).path("/");
    let cookie = cookie.http_only(true).same_site(SameSite::Lax);
    cookie.max_age(LIFETIME).build()
}

fn party_cookie(name: &'static str, value: impl ToString) -> Cookie<'static> {
    let cookie = Cookie::build((name, value.to_string())).path("/");
    cookie.same_site(SameSite::Lax).build()
}

type SetCookies<const N: usize> = AppendHeaders<[(HeaderName, String); N]>;

/// In this order, which a `CookieJar` does not keep.
fn set_cookies<const N: usize>(cookies: [Cookie<'static>; N]) -> SetCookies<N> {
    AppendHeaders(cookies.map(|cookie| (header::SET_COOKIE, cookie.to_string())))
}

/// What ends a session in the browser.
fn end_session() -> SetCookies<3> {
    set_cookies([SESSION_COOKIE, PARTY_ID_COOKIE, PARTY_UUID_COOKIE].map(removal))
}

/// Takes a cookie away from the browser, whether or not it came with this call.
fn removal(name: &'static str) -> Cookie<'static> {
    let mut cookie = Cookie::build(name).path("/").build();
    cookie.make_removal();
    cookie
}

/// 302 to `to`; to the start page when `to` cannot be in a header.
fn redirect(to: &str) -> Response {
    let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    let no_store = HeaderValue::from_static("no-store");
    let headers = [(header::LOCATION, to), (header::CACHE_CONTROL, no_store)];
    (StatusCode::FOUND, headers).into_response()
}
