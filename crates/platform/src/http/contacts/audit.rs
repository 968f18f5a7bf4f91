//! Who has looked up whom (docs/contract/contacts.md, section 4).

use super::{api_key::ApiKey, redaction};
use crate::{
    Platform,
    http::{auth, input::QueryParams, run_blocking},
    store::{
        audit::{self, LookUp},
        convert::micros,
    },
};
use axum::{
    Extension,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use percent_encoding::percent_decode_str;
use std::{borrow::Cow, sync::Arc};

/// Most characters of a reason.
const MAX_REASON_CHARS: usize = 400;

/// Whom a response shows. National identity numbers, addresses and phone numbers stand in it as
/// pseudonyms.
#[derive(Clone, Default)]
pub(super) struct LookUpResult {
    /// Number of the organisation, where the path does not have it.
    pub(super) organisation: Option<String>,
    pub(super) people: Vec<String>,
    /// How many people are shown.
    pub(super) shown: usize,
}

/// A response with whom it shows.
pub(super) fn with_people(response: Response, people: Vec<String>, shown: usize) -> Response {
    let result = LookUpResult {
        organisation: None,
        people,
        shown,
    };
    (Extension(result), response).into_response()
}

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
    let asked = asked(&platform, &request);
    let mut response = next.run(request).await;
    if let Some(look_up) = asked {
        let result = response.extensions_mut().remove::<LookUpResult>();
        let look_up = answered(look_up, result.unwrap_or_default(), &response);
        let recorded = run_blocking(platform, move |platform| {
            platform.store.write(|conn| audit::record(conn, &look_up))?;
            Ok(response)
        });
        response = recorded.await.into_response();
    }
    let no_store = HeaderValue::from_static("no-store");
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, no_store);
    response
}

/// What is known before the response; none when the call looks up nobody.
fn asked(platform: &Platform, request: &Request) -> Option<LookUp> {
    if request.method() == Method::OPTIONS {
        return None;
    }
    let path = redaction::redact_path(platform, request);
    let endpoint =
        redaction::matched_route(request).map_or_else(|| path.to_ascii_lowercase(), str::to_owned);
    let endpoint = endpoint.trim_end_matches('/');
    let in_path = |name: &str| {
        let mut segments = endpoint.split('/').zip(path.split('/'));
        segments.find_map(|(own, value)| (own == name).then(|| value.to_owned()))
    };
    let headers = request.headers();
    let header = |name: &str| Some(String::from_utf8_lossy(headers.get(name)?.as_bytes()));
    let query = QueryParams::parse(request.uri().query().unwrap_or_default());
    let pseudonym = |value: &str| redaction::pseudonym(platform, value);
    let people: Vec<String> = match endpoint.strip_prefix("/api/serviceowner") {
        Some("/organizations") => {
            let searched = ["email", "phoneNumber"].map(|name| query.get(name));
            if searched == [None, None] {
                return None;
            }
            searched.into_iter().flatten().map(pseudonym).collect()
        }
        Some("/organizations/{who}/personalcontacts") => {
            let named = header("x-lookup-person").filter(|id| redaction::is_contact_id(id));
            named.map(Cow::into_owned).into_iter().collect()
        }
        Some("/organizations/{who}/personalcontacts/{person}/roles") => {
            in_path("{person}").into_iter().collect()
        }
        Some("/authorization/roles") => {
            let parties = ["subject", "reportee"].map(|name| query.get(name));
            let parties = parties.into_iter().flatten().map(|value| {
                if redaction::is_organisation(value) {
                    value.to_owned()
                } else {
                    pseudonym(value)
                }
            });
            parties.collect()
        }
        Some(_) => return None,
        None => {
            let names = ["emailaddress", "phonenumber", "nationalidentitynumber"];
            let searched = names.into_iter().filter_map(header);
            searched.map(|value| pseudonym(&value)).collect()
        }
    };
    Some(LookUp {
        time: micros(platform.clock.now()),
        caller: caller(platform, headers),
        endpoint: endpoint.to_owned(),
        organisation: in_path("{who}").or_else(|| in_path("{organizationNumber}")),
        people,
        reason: header("x-lookup-reason").and_then(|value| reason(platform, &value)),
        ..LookUp::default()
    })
}

/// Adds what is known from the response. When one person was named who is on the list, the others are
/// not recorded.
fn answered(mut look_up: LookUp, result: LookUpResult, response: &Response) -> LookUp {
    let is_listed = |person: &String| result.people.contains(person);
    let mut asked = look_up.people.iter();
    if !asked.any(|person| redaction::is_contact_id(person) && is_listed(person)) {
        look_up.people.extend(result.people);
    }
    LookUp {
        organisation: result.organisation.or(look_up.organisation),
        shown: result.shown,
        status: response.status().as_u16(),
        ..look_up
    }
}

/// Name of the key or subject of the token.
fn caller(platform: &Platform, headers: &HeaderMap) -> String {
    let key = ApiKey::of(headers);
    let claims = auth::caller(platform, headers).map(|caller| caller.0);
    let user = claims.as_ref().and_then(|claims| claims.user_id);
    let organisation = claims.and_then(|claims| claims.consumer);
    match (key, user, organisation) {
        (Some(key @ (ApiKey::Full | ApiKey::ReadOnly)), _, _) => key.name().to_owned(),
        (_, Some(user), _) => format!("user {user}"),
        (_, None, Some(number)) => format!("organisation {number}"),
        (Some(key), None, None) => key.name().to_owned(),
        (None, None, None) => "nobody".to_owned(),
    }
}

/// What for, as the caller has said it, with personal data taken out.
fn reason(platform: &Platform, value: &str) -> Option<String> {
    let text = percent_decode_str(value).decode_utf8_lossy();
    let text: String = text.chars().take(MAX_REASON_CHARS).collect();
    let text = redaction::redact_text(platform, &text);
    Some(text).filter(|text| !text.is_empty())
}
