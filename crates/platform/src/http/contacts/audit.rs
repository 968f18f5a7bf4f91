//! Who has looked up whom (docs/contract/contacts.md, section 4).

use super::{LookUpResult, guide::FULL_KEY, guide::READ_ONLY_KEY, redaction};
use crate::{
    Platform,
    http::{auth, input::QueryParams, problem::ProblemResponse},
    store::{
        StoreError,
        audit::{self, LookUp},
        convert::micros,
    },
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use percent_encoding::percent_decode_str;
use std::sync::Arc;

/// Most characters of a reason.
const MAX_REASON_CHARS: usize = 400;

/// Middleware: records each look-up of personal data with the status of its response. When it cannot
/// be recorded, the response is not sent.
pub(super) async fn record_look_up(
    State(platform): State<Arc<Platform>>,
    request: Request,
    next: Next,
) -> Response {
    if !redaction::is_contact_path(request.uri().path()) {
        return next.run(request).await;
    }
    let began = if request.method() == Method::OPTIONS {
        None
    } else {
        begin(&platform, &request)
    };
    let mut response = next.run(request).await;
    if let Some(look_up) = began {
        let result = response.extensions_mut().remove::<LookUpResult>();
        let status = response.status().as_u16();
        let finished = finish(look_up, result, status);
        if write(&platform, finished).await.is_err() {
            response = ProblemResponse::Unavailable.into_response();
        }
    }
    let no_store = HeaderValue::from_static("no-store");
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, no_store);
    response
}

async fn write(platform: &Arc<Platform>, look_up: LookUp) -> Result<(), ()> {
    let platform = Arc::clone(platform);
    let written = tokio::task::spawn_blocking(move || {
        platform
            .store
            .write(|conn| audit::record(conn, &look_up))
            .map_err(|error: StoreError| error.to_string())
    });
    let error = match written.await {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(error)) => error,
        Err(error) => error.to_string(),
    };
    tracing::error!("a look-up could not be recorded: {error}");
    Err(())
}

/// What is known before the response; none when the call looks up nobody.
fn begin(platform: &Platform, request: &Request) -> Option<LookUp> {
    let path = redaction::redact_path(platform, request.uri().path());
    let segments: Vec<&str> = path.trim_end_matches('/').split('/').skip(1).collect();
    let query = QueryParams::parse(request.uri().query().unwrap_or_default());
    let headers = request.headers();
    let mut organisation = None;
    let mut people = Vec::new();
    let lower: Vec<String> = segments
        .iter()
        .map(|part| part.to_ascii_lowercase())
        .collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    let endpoint = match lower.as_slice() {
        ["api", "serviceowner", "organizations"] => {
            for name in ["email", "phoneNumber"] {
                people.extend(
                    query
                        .get(name)
                        .map(|value| redaction::pseudonym(platform, value)),
                );
            }
            if people.is_empty() {
                return None;
            }
            "/api/serviceowner/organizations".to_owned()
        }
        [
            "api",
            "serviceowner",
            "organizations",
            _,
            "personalcontacts",
        ] => {
            organisation = segments.get(3).copied();
            let named = headers.get("x-lookup-person");
            let named = named.and_then(|value| value.to_str().ok());
            people.extend(
                named
                    .filter(|id| redaction::is_contact_id(id))
                    .map(str::to_owned),
            );
            "/api/serviceowner/organizations/{who}/personalcontacts".to_owned()
        }
        [
            "api",
            "serviceowner",
            "organizations",
            _,
            "personalcontacts",
            _,
            "roles",
        ] => {
            organisation = segments.get(3).copied();
            people.extend(segments.get(5).map(|id| (*id).to_owned()));
            "/api/serviceowner/organizations/{who}/personalcontacts/{person}/roles".to_owned()
        }
        ["api", "serviceowner", "authorization", "roles"] => {
            for name in ["subject", "reportee"] {
                people.extend(query.get(name).map(|value| {
                    if redaction::is_organisation(value) {
                        value.to_owned()
                    } else {
                        redaction::pseudonym(platform, value)
                    }
                }));
            }
            "/api/serviceowner/authorization/roles".to_owned()
        }
        ["api", ..] => return None,
        _ => {
            for name in ["emailaddress", "phonenumber", "nationalidentitynumber"] {
                let value = headers.get(name).and_then(|value| value.to_str().ok());
                people.extend(value.map(|value| redaction::pseudonym(platform, value)));
            }
            match lower.as_slice() {
                [
                    "profile",
                    "api",
                    "v1",
                    "dashboard",
                    "organizations",
                    _,
                    what @ ("notificationaddresses" | "contactinformation"),
                ] => {
                    organisation = segments.get(5).copied();
                    format!("/profile/api/v1/dashboard/organizations/{{organizationNumber}}/{what}")
                }
                _ => path.clone(),
            }
        }
    };
    Some(LookUp {
        time: micros(platform.clock.now()),
        caller: caller(platform, headers),
        endpoint,
        organisation: organisation.map(str::to_owned),
        people,
        reason: reason(platform, headers),
        shown: 0,
        status: 0,
    })
}

/// Adds what is known from the response. When one person was named, the others on the list are not
/// listed again.
fn finish(look_up: LookUp, result: Option<LookUpResult>, status: u16) -> LookUp {
    let result = result.unwrap_or_default();
    let mut people = look_up.people;
    let is_named = people.iter().any(|person| redaction::is_contact_id(person));
    if !is_named {
        people.extend(result.people);
    }
    LookUp {
        organisation: result.organisation.or(look_up.organisation),
        people,
        shown: result.shown,
        status,
        ..look_up
    }
}

/// Name of the key or subject of the token. A key that is none of ours may be one of somebody else,
/// and is not recorded.
fn caller(platform: &Platform, headers: &HeaderMap) -> String {
    if let Some(key) = headers.get("apikey") {
        let key = key.to_str().unwrap_or_default();
        if let Some(known) = [FULL_KEY, READ_ONLY_KEY]
            .into_iter()
            .find(|known| *known == key)
        {
            return known.to_owned();
        }
    }
    let claims = auth::caller(platform, headers).map(|caller| caller.0);
    let user = claims.as_ref().and_then(|claims| claims.user_id);
    let organisation = claims.and_then(|claims| claims.consumer);
    match (user, organisation, headers.contains_key("apikey")) {
        (Some(user), _, _) => format!("user {user}"),
        (None, Some(number), _) => format!("organisation {number}"),
        (None, None, true) => "unknown key".to_owned(),
        (None, None, false) => "nobody".to_owned(),
    }
}

/// What for, as the caller has said it, with personal data taken out.
fn reason(platform: &Platform, headers: &HeaderMap) -> Option<String> {
    let value = headers.get("x-lookup-reason")?;
    let text = percent_decode_str(value.to_str().ok()?)
        .decode_utf8_lossy()
        .into_owned();
    let text: String = text.chars().take(MAX_REASON_CHARS).collect();
    Some(redaction::redact_text(platform, &text)).filter(|text| !text.is_empty())
}
