//! Tokens: renewed, exchanged, and issued for scripts.

use super::{session_cookie, set_cookies};
use crate::{
    Platform,
    http::{
        auth::{bearer, session_token},
        input::{PathParams, QueryParams},
        problem::{HandlerResult, ProblemResponse},
        run_blocking,
    },
    store::parties::{self, Party},
    tokens::{Organisation, PORTAL_SCOPES, Person, TokenError},
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// Token providers whose tokens the service takes (openapi, `exchangeToken`).
const PROVIDERS: [&str; 3] = ["id-porten", "maskinporten", "altinnstudio"];
/// Highest level of authentication.
const MAX_LEVEL: u8 = 4;
/// Level when a script does not say another: the lowest that may do anything.
const DEFAULT_LEVEL: u8 = 3;

type PlatformState = State<Arc<Platform>>;

/// `GET refresh`: a new token, and with it a new cookie when the old one came in it.
pub(super) async fn refresh(State(platform): PlatformState, headers: HeaderMap) -> HandlerResult {
    let from_header = bearer(&headers);
    let is_session = from_header.is_none();
    let old = from_header.or_else(|| session_token(&headers));
    let token = old.and_then(|old| renew(&platform, &old));
    let token = token.ok_or(ProblemResponse::Unauthorized)?;
    let cookies = is_session.then(|| set_cookies([session_cookie(token.clone())]));
    Ok((cookies, token_response(token)).into_response())
}

/// `GET exchange/{provider}`: this platform has no other issuer, so it takes its own tokens.
pub(super) async fn exchange(
    State(platform): PlatformState,
    PathParams(provider): PathParams<String>,
    headers: HeaderMap,
) -> HandlerResult {
    if !PROVIDERS.contains(&provider.to_ascii_lowercase().as_str()) {
        let sentence = format!(
            "The token provider must be one of {}.",
            PROVIDERS.join(", ")
        );
        return Err(ProblemResponse::Text(StatusCode::BAD_REQUEST, sentence));
    }
    let token = bearer(&headers).and_then(|old| renew(&platform, &old));
    Ok(token_response(
        token.ok_or(ProblemResponse::UnauthorizedByHandler)?,
    ))
}

fn renew(platform: &Platform, old: &str) -> Option<String> {
    platform.tokens.renew(old, platform.clock.now()).ok()
}

/// `GET /Home/GetTestUserToken/{userId}?authenticationLevel&scopes`.
pub(super) async fn user_token(
    State(platform): PlatformState,
    PathParams(user): PathParams<String>,
    query: QueryParams,
) -> HandlerResult {
    let Ok(user_id) = user.parse::<i32>() else {
        return Err(ProblemResponse::NotFound);
    };
    let level = match query.get("authenticationLevel") {
        None => DEFAULT_LEVEL,
        Some(text) => {
            let level = text.parse().ok().filter(|level| *level <= MAX_LEVEL);
            let sentence = "The value is not a level from 0 to 4.";
            level.ok_or_else(|| ProblemResponse::malformed("authenticationLevel", sentence))?
        }
    };
    let scopes = query.get("scopes").unwrap_or(PORTAL_SCOPES).to_owned();
    run_blocking(platform, move |platform| {
        let person = platform
            .store
            .read(|conn| parties::by_user_id(conn, user_id))?;
        let person = person.ok_or(ProblemResponse::NotFound)?;
        let now = platform.clock.now();
        let claims = person_claims(user_id, &person);
        let token = platform.tokens.person(claims, level, &scopes, now);
        Ok(token_response(token.map_err(signing_failed)?))
    })
    .await
}

/// `GET /Home/GetTestOrgToken/{org}?orgNumber&scopes`. The organisation need not be a party of ours:
/// vendors are told apart by their number alone.
pub(super) async fn organisation_token(
    State(platform): PlatformState,
    PathParams(code): PathParams<String>,
    query: QueryParams,
) -> HandlerResult {
    let number = query.get("orgNumber").unwrap_or_default();
    if number.len() != 9 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        let sentence = "The value is not an organisation number of nine digits.";
        return Err(ProblemResponse::malformed("orgNumber", sentence));
    }
    let organisation = Organisation {
        code: &code,
        number,
    };
    let scopes = query.get("scopes").unwrap_or_default();
    let now = platform.clock.now();
    let token = platform.tokens.organisation(organisation, scopes, now);
    Ok(token_response(token.map_err(signing_failed)?))
}

/// The key is checked when it is read, so this does not happen; it must not be a 500 either.
pub(super) fn signing_failed(error: TokenError) -> ProblemResponse {
    tracing::error!("a token could not be signed: {error}");
    ProblemResponse::Unavailable
}

/// Whom a token for this party names.
pub(super) fn person_claims(user_id: i32, party: &Party) -> Person {
    Person {
        user_id,
        party_id: party.party_id,
        party_uuid: party.uuid,
    }
}

fn token_response(token: String) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], token).into_response()
}
