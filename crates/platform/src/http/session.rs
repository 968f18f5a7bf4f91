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
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use std::sync::Arc;

/// Address of the page where one signs in.
pub const LOGIN: &str = "/authentication/api/v1/authentication";
/// Where a logout continues.
const LOGGED_OUT: &str = "/authentication/api/v1/logout/handleloggedout";

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
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

/// Sets the session cookie. It carries no `Secure`: this platform speaks plain http.
fn set_session_cookie(headers: &mut HeaderMap, token: &str) {
    let age = LIFETIME.whole_seconds();
    let line = format!("{SESSION_COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}");
    set_cookie(headers, &line);
}

/// Removes a cookie.
fn clear_cookie(headers: &mut HeaderMap, name: &str) {
    set_cookie(
        headers,
        &format!("{name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"),
    );
}

fn set_cookie(headers: &mut HeaderMap, line: &str) {
    // Names are ours, and tokens are letters, digits and points: this is always a header.
    if let Ok(line) = HeaderValue::from_str(line) {
        headers.append(header::SET_COOKIE, line);
    }
}

/// 302 to `to`; to the start page when `to` cannot be in a header.
fn redirect(to: &str) -> Response {
    let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    let no_store = HeaderValue::from_static("no-store");
    let headers = [(header::LOCATION, to), (header::CACHE_CONTROL, no_store)];
    (StatusCode::FOUND, headers).into_response()
}
