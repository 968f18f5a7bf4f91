//! Removes personal data from what is recorded about a request (docs/contract/contacts.md, section 4).

use crate::Platform;
use axum::extract::{MatchedPath, Request};
use fullmakt_domain::{org_number, phone};
use percent_encoding::percent_decode_str;
use uuid::Uuid;

/// Path prefixes of the contact APIs.
const CONTACT_ROOTS: [&str; 5] = [
    "/api/serviceowner",
    "/profile/api/v1/dashboard",
    "/register/api/v1",
    "/accessmanagement/api/v1/serviceowner",
    "/accessmanagement/api/v1/resourceowner",
];

/// Whether a path belongs to the contact APIs.
pub(super) fn is_contact_path(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    CONTACT_ROOTS.iter().any(|root| {
        let rest = path.strip_prefix(root);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// The route that a request has matched; none when its path is not served.
pub(super) fn matched_route(request: &Request) -> Option<&str> {
    let route = request.extensions().get::<MatchedPath>();
    route.map(MatchedPath::as_str)
}

/// The path of a request as it may be recorded. What a caller has put into a route of the contact APIs
/// becomes a pseudonym, unless it is an organisation number or the id of a contact or a role.
pub(crate) fn redact_path(platform: &Platform, request: &Request) -> String {
    let path = request.uri().path();
    match matched_route(request) {
        None => redact_unserved(path),
        Some(route) if !is_contact_path(route) => path.to_owned(),
        Some(route) => {
            let segments = route.split('/').zip(path.split('/'));
            let segments = segments.map(|(own, value)| parameter(platform, own, value));
            segments.collect::<Vec<_>>().join("/")
        }
    }
}

/// The query of a request as it may be recorded: none where people are looked up.
pub(crate) fn recordable_query(request: &Request) -> Option<String> {
    let route = matched_route(request)?;
    let query = request.uri().query().filter(|_| !is_contact_path(route));
    query.map(str::to_owned)
}

/// A path that is not served, as it came, so that a slip in it can be found: but for e-mail addresses
/// and long numbers. Callers use older forms of the APIs, and put numbers into the wrong place.
pub(crate) fn redact_unserved(path: &str) -> String {
    let is_contact_path = is_contact_path(path);
    // Phone numbers have eight digits; elsewhere so many are the number of a party.
    let least = if is_contact_path { 8 } else { 9 };
    // Where people are looked up, a number or an address can be written in any way, and over several segments.
    let has_digit = |text: &str| !is_version_or_uuid(text) && text.contains(char::is_numeric);
    let segments = path.split('/').map(|segment| {
        let text = percent_decode_str(segment).decode_utf8_lossy();
        if text.contains(['@', '＠']) || (is_contact_path && text.contains('%')) {
            "(e-mail)".to_owned()
        } else if (is_contact_path && has_digit(&text))
            || runs(&text).iter().any(|run| count_digits(run) >= least)
        {
            "(number)".to_owned()
        } else {
            segment.to_owned()
        }
    });
    segments.collect::<Vec<_>>().join("/")
}

/// `v1`, or an id, which says nothing to whoever cannot look it up.
fn is_version_or_uuid(text: &str) -> bool {
    let version = text.strip_prefix('v');
    version.is_some_and(|number| is_number(number, 1, 2)) || Uuid::parse_str(text).is_ok()
}

/// A segment of a path; `own` is the route's, such as `roles` or `{who}`.
fn parameter(platform: &Platform, own: &str, value: &str) -> String {
    let value = percent_decode_str(value).decode_utf8_lossy();
    let value = value.trim();
    let is_kept = !own.starts_with('{')
        || is_organisation(value)
        || is_contact_id(value)
        || (own == "{roleDefinitionId}" && is_number(value, 1, 6));
    if is_kept {
        value.to_owned()
    } else {
        pseudonym(platform, value)
    }
}

/// What may be an organisation number, the short ones of old data included.
pub(super) fn is_organisation(value: &str) -> bool {
    let number = org_number::trimmed(value);
    is_number(number, 9, 9) || (number.starts_with("00") && is_number(number, 3, 6))
}

/// `r` and digits, fewer than a national identity number has.
pub(super) fn is_contact_id(value: &str) -> bool {
    let number = value.strip_prefix('r');
    number.is_some_and(|number| is_number(number, 1, 10))
}

fn is_number(value: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// What stands for a value that may be personal, by what it looks like, so that the same value is
/// the same wherever it comes from.
pub(super) fn pseudonym(platform: &Platform, value: &str) -> String {
    let of = |kind, value: &str| platform.tokens.pseudonym(kind, value);
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    if value.contains('@') {
        of("email", &value.trim().to_lowercase())
    } else if digits.len() == 11 && !value.trim_start().starts_with('+') {
        of("person", &digits)
    } else if digits.len() >= 5 {
        of("phone", &phone::comparable(value))
    } else {
        of("other", value.trim())
    }
}

/// A text with whatever looks like an e-mail address, phone number or national identity number replaced.
/// Nine digits stay: they are an organisation number.
pub(super) fn redact_text(platform: &Platform, text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    // Numbers go over several words, and an address may have some in it.
    let parts = words.chunk_by(|one, next| !one.contains('@') && !next.contains('@'));
    let parts = parts.map(|part| match part {
        [address] if address.contains('@') => {
            let address = address.trim_matches(|c: char| !c.is_alphanumeric());
            pseudonym(platform, address)
        }
        words => {
            let runs = runs(&words.join(" ")).into_iter();
            let runs = runs.map(|run| match count_digits(&run) {
                8 | 10.. => run.replace(run.trim(), &pseudonym(platform, &run)),
                _ => run,
            });
            runs.collect()
        }
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// A text in parts: numbers, however they are grouped, and what stands between them.
fn runs(text: &str) -> Vec<String> {
    let in_number = |c: &char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '.' | '(' | ')');
    let chars: Vec<char> = text.chars().collect();
    let runs = chars.chunk_by(|one, next| in_number(one) == in_number(next));
    runs.map(|run| run.iter().collect()).collect()
}

fn count_digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}
