//! Removes personal data from what is recorded about a request (docs/contract/contacts.md, section 4).

use crate::Platform;
use fullmakt_domain::{org_number, phone};
use percent_encoding::percent_decode_str;

/// Path prefixes of the contact APIs.
const CONTACT_ROOTS: [&str; 5] = [
    "/api/serviceowner",
    "/profile/api/v1/dashboard",
    "/register/api/v1",
    "/accessmanagement/api/v1/serviceowner",
    "/accessmanagement/api/v1/resourceowner",
];

/// Fixed segments of their paths. Everything else in a path was put there by the caller.
const PATH_SEGMENTS: [&str; 26] = [
    "",
    "api",
    "serviceowner",
    "resourceowner",
    "organizations",
    "officialcontacts",
    "personalcontacts",
    "roles",
    "roledefinitions",
    "authorization",
    "profile",
    "v1",
    "dashboard",
    "notificationaddresses",
    "contactinformation",
    "email",
    "phonenumber",
    "users",
    "register",
    "parties",
    "identifiers",
    "partylist",
    "lookup",
    "nameslookup",
    "accessmanagement",
    "authorizedparties",
];

/// Whether a path belongs to the contact APIs.
pub(super) fn is_contact_path(path: &str) -> bool {
    CONTACT_ROOTS.iter().any(|root| {
        path.get(..root.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(root))
            && path
                .get(root.len()..)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// A path as it may be recorded. In those of the contact APIs whatever is not a fixed segment, an
/// organisation number, the id of a contact or a role becomes a pseudonym: the older forms of the
/// dashboard had e-mail addresses there, and callers put numbers into the wrong place.
#[must_use]
pub fn redact_path(platform: &Platform, path: &str) -> String {
    if !is_contact_path(path) {
        return path.to_owned();
    }
    let mut before = String::new();
    let segments = path.split('/').map(|segment| {
        let value = percent_decode_str(segment).decode_utf8_lossy();
        let value = value.trim();
        let is_kept = PATH_SEGMENTS
            .iter()
            .any(|word| word.eq_ignore_ascii_case(value))
            || is_organisation(value)
            || is_contact_id(value)
            || (before.eq_ignore_ascii_case("roledefinitions") && is_number(value, 1, 6));
        before = value.to_owned();
        if is_kept {
            value.to_owned()
        } else {
            pseudonym(platform, value)
        }
    });
    segments.collect::<Vec<_>>().join("/")
}

/// What may be an organisation number, the short ones of old data included.
pub(super) fn is_organisation(value: &str) -> bool {
    let number = org_number::trimmed(value);
    is_number(number, 9, 9) || (number.starts_with("00") && is_number(number, 3, 6))
}

/// `r` and digits, fewer than a national identity number has.
pub(super) fn is_contact_id(value: &str) -> bool {
    value
        .strip_prefix('r')
        .is_some_and(|rest| is_number(rest, 1, 10))
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

/// A sentence with whatever looks like a national identity number, phone number or e-mail address
/// replaced. Nine digits stay: they are an organisation number.
pub(super) fn redact_text(platform: &Platform, text: &str) -> String {
    let is_phone_char = |c: char| {
        c.is_ascii_digit() || c.is_whitespace() || matches!(c, '+' | '-' | '.' | '(' | ')')
    };
    let mut redacted = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() || first == '+' {
            let end = rest.find(|c| !is_phone_char(c)).unwrap_or(rest.len());
            let (digits_run, after) = rest.split_at(end);
            let digits = digits_run.chars().filter(char::is_ascii_digit).count();
            if digits >= 8 && digits != 9 {
                redacted.push_str(&pseudonym(platform, digits_run));
                redacted.push(' ');
            } else {
                redacted.push_str(digits_run);
            }
            rest = after;
        } else {
            redacted.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    let words = redacted.split_whitespace().map(|word| {
        if word.contains('@') {
            let address = word.trim_matches(|c: char| !c.is_alphanumeric());
            pseudonym(platform, address)
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}
