//! Golden tests: real-shaped answers decode and encode to an equal value, and fit the contract.
//!
//! Equal means: with members that are null taken for missing, since the two hosts have two habits
//! (docs/contract/platform.md, section 0.1). Where crates/contract/fixtures/README.md says that a file differs from the contract,
//! the difference is spelled out here; a difference that is gone fails too.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail so")]

#[path = "fixtures/cases.rs"]
mod cases;
#[path = "support/openapi.rs"]
mod openapi;

use cases::{NO_TYPE, cases, round_trip};
use fullmakt_contract::contacts::{HalList, PersonalContacts, Roles};
use fullmakt_contract::dashboard::PartyIdentifier;
use fullmakt_contract::delegation_check::ResourceCheck;
use fullmakt_contract::parties::AuthorizedParty;
use fullmakt_contract::requests::RequestForApprover;
use fullmakt_contract::system_users::SystemUser;
use openapi::OpenApi;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn read(file: &str) -> Value {
    let bytes = std::fs::read(folder().join(file)).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// Takes null members away, all the way down.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name.clone(), without_nulls(value)))
            .collect(),
        Value::Array(rows) => rows.iter().map(without_nulls).collect(),
        other => other.clone(),
    }
}

/// The first place where two values are not the same, for a message that helps.
fn first_difference(left: &Value, right: &Value, place: &str) -> Option<String> {
    match (left, right) {
        (Value::Object(a), Value::Object(b)) => {
            let names: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            names.into_iter().find_map(|name| {
                let member = |of: &serde_json::Map<String, Value>| of.get(name).cloned();
                let place = format!("{place}/{name}");
                let (a, b) = (
                    member(a).unwrap_or(json!("(missing)")),
                    member(b).unwrap_or(json!("(missing)")),
                );
                first_difference(&a, &b, &place)
            })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => a
            .iter()
            .zip(b)
            .enumerate()
            .find_map(|(index, (a, b))| first_difference(a, b, &format!("{place}/{index}"))),
        (a, b) if a == b => None,
        // 0 and 0.0 are the same number.
        (a, b) if a.is_number() && a.as_f64() == b.as_f64() => None,
        (a, b) => Some(format!("{place}: {a} came, {b} would be written")),
    }
}

#[test]
fn every_fixture_decodes_and_encodes_to_an_equal_value() {
    for case in cases() {
        let came = without_nulls(&read(case.file));
        let written = (case.round_trip)(&read(case.file))
            .unwrap_or_else(|error| panic!("{}: {error}", case.file));
        let difference = added_defaults_aside(&came, &without_nulls(&written), "");
        assert_eq!(difference, None, "{}", case.file);
    }
}

/// As [`first_difference`], but a member that was missing may be written with the value that missing
/// stands for: no text, no row, false or zero.
fn added_defaults_aside(came: &Value, written: &Value, place: &str) -> Option<String> {
    first_difference(came, &without_added_defaults(came, written), place)
}

fn without_added_defaults(came: &Value, written: &Value) -> Value {
    match (came, written) {
        (Value::Object(a), Value::Object(b)) => b
            .iter()
            .filter(|(name, value)| a.contains_key(*name) || !stands_for_missing(value))
            .map(|(name, value)| {
                let came = a.get(name).unwrap_or(&Value::Null);
                (name.clone(), without_added_defaults(came, value))
            })
            .collect(),
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let rows = a.iter().zip(b);
            rows.map(|(a, b)| without_added_defaults(a, b)).collect()
        }
        (_, written) => written.clone(),
    }
}

fn stands_for_missing(value: &Value) -> bool {
    [json!(false), json!(0), json!(""), json!([]), json!({})].contains(value)
}

#[test]
fn every_fixture_fits_the_contract_but_for_what_its_readme_says() {
    let openapi = OpenApi::read();
    for case in cases() {
        let misfits = openapi.misfits(&(case.schema)(), &read(case.file));
        for misfit in &misfits {
            let known = case.differs.iter().any(|part| misfit.contains(part));
            assert!(known, "{} does not fit: {misfit}", case.file);
        }
        for part in case.differs {
            let still = misfits.iter().any(|misfit| misfit.contains(part));
            assert!(still, "{} fits now, take away: {part}", case.file);
        }
    }
}

#[test]
fn no_fixture_is_forgotten() {
    let mut files = Vec::new();
    collect(&folder(), &mut files);
    assert!(
        files.len() > 50,
        "the fixtures are not where they were: {}",
        folder().display()
    );
    for file in files.iter().filter(|file| *file != "README.md") {
        let known = cases().any(|case| case.file == file.as_str())
            || NO_TYPE.iter().any(|(folder, _)| file.starts_with(folder));
        assert!(known, "fixtures/{file} is in no test");
    }
}

fn collect(folder_now: &Path, files: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder_now).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let inside = path.strip_prefix(folder()).unwrap();
            files.push(inside.to_str().unwrap().replace('\\', "/"));
        }
    }
}

/// Puts a member that nobody knows into every object, all the way down.
///
/// Left out are the small values that vendors send too and the platform stores: rights, their
/// attributes and package references. There an unknown member is ignored (docs/contract/platform.md, section 0.1),
/// and must not come back to the customer as part of what he approves. A page has no more members.
fn with_unknown_members(value: &Value) -> Value {
    const VALUES: [&[&str]; 7] = [
        &["urn"],
        &["action", "resource"],
        &["resource"],
        &["id", "value"],
        &["data", "links"],
        &["next"],
        &[],
    ];
    // A text in other languages than these is of no use to the app, which reads the same type.
    const LANGUAGES: [&str; 3] = ["en", "nb", "nn"];
    match value {
        Value::Object(members)
            if VALUES.iter().any(|names| members.keys().eq(names.iter()))
                || members.keys().all(|name| LANGUAGES.contains(&&**name)) =>
        {
            let members = members.iter();
            members
                .map(|(name, value)| (name.clone(), with_unknown_members(value)))
                .collect()
        }
        Value::Object(members) => {
            let mut members: serde_json::Map<String, Value> = members
                .iter()
                .map(|(name, value)| (name.clone(), with_unknown_members(value)))
                .collect();
            members.insert(
                "addedLater".to_owned(),
                json!({ "by": ["somebody", 1, false] }),
            );
            Value::Object(members)
        }
        Value::Array(rows) => rows.iter().map(with_unknown_members).collect(),
        other => other.clone(),
    }
}

#[test]
fn unknown_members_survive_at_every_depth() {
    for case in cases() {
        // Here the names of members are themselves data: every object below is an owner.
        if case.file.ends_with("owners.json") {
            continue;
        }
        let came = without_nulls(&with_unknown_members(&read(case.file)));
        let written =
            (case.round_trip)(&came).unwrap_or_else(|error| panic!("{}: {error}", case.file));
        let difference = added_defaults_aside(&came, &without_nulls(&written), "");
        assert_eq!(difference, None, "{}", case.file);
    }
}

#[test]
fn words_that_are_not_known_yet_survive() {
    let mut request = read("platform/requests/standard-request.json");
    request["status"] = json!("OnHold");
    request["systemUserType"] = json!("Robot");
    let written = round_trip::<RequestForApprover>(&request).unwrap();
    assert_eq!(
        (&written["status"], &written["systemUserType"]),
        (&json!("OnHold"), &json!("Robot"))
    );

    let mut users = read("platform/system-users/agent.json");
    users[0]["userType"] = json!("robot");
    assert_eq!(
        round_trip::<Vec<SystemUser>>(&users).unwrap()[0]["userType"],
        json!("robot")
    );

    let mut check = read("platform/delegation-check/resource-jks-test-resource.json");
    check["rights"][0]["reasonCodes"] = json!(["MissingMoon"]);
    let written = round_trip::<ResourceCheck>(&check).unwrap();
    assert_eq!(written["rights"][0]["reasonCodes"], json!(["MissingMoon"]));

    let mut party = read("platform/authorized-parties/person-party.json");
    party["type"] = json!("Robot");
    assert_eq!(
        round_trip::<AuthorizedParty>(&party).unwrap()["type"],
        json!("Robot")
    );
}

/// A status spelled as in the guide is the one that we know.
#[test]
fn the_guides_spelling_is_understood() {
    let mut request = read("platform/requests/standard-request.json");
    request["status"] = json!("TimedOut");
    assert_eq!(
        round_trip::<RequestForApprover>(&request).unwrap()["status"],
        json!("Timedout")
    );
}

/// Each optional member may be missing and may be null, and both mean the same.
#[test]
fn null_and_missing_are_the_same() {
    let openapi = OpenApi::read();
    for case in cases().filter(|case| case.differs.is_empty()) {
        let nulls = nulls_for_optional_members(&openapi, &(case.schema)(), &read(case.file));
        let (from_nulls, from_missing) = (
            (case.round_trip)(&nulls),
            (case.round_trip)(&without_nulls(&nulls)),
        );
        let from_nulls = from_nulls.unwrap_or_else(|error| panic!("{}: {error}", case.file));
        let from_missing = from_missing.unwrap_or_else(|error| panic!("{}: {error}", case.file));
        let difference = first_difference(
            &without_nulls(&from_nulls),
            &without_nulls(&from_missing),
            "",
        );
        assert_eq!(difference, None, "{}", case.file);
    }
}

/// Writes null into every member that the schema does not demand.
fn nulls_for_optional_members(openapi: &OpenApi, schema: &Value, value: &Value) -> Value {
    let schema = openapi.follow(schema);
    match value {
        Value::Array(rows) => rows
            .iter()
            .map(|row| nulls_for_optional_members(openapi, &schema["items"], row))
            .collect(),
        Value::Object(members) if schema["properties"].is_object() => {
            let required: Vec<&str> = schema["required"]
                .as_array()
                .map(|names| names.iter().filter_map(Value::as_str).collect())
                .unwrap_or_default();
            members
                .iter()
                .map(|(name, value)| {
                    let inner = &schema["properties"][name];
                    if required.contains(&name.as_str()) {
                        (
                            name.clone(),
                            nulls_for_optional_members(openapi, inner, value),
                        )
                    } else {
                        (name.clone(), Value::Null)
                    }
                })
                .collect()
        }
        other => other.clone(),
    }
}

/// What two mocks spell in their own way is read all the same.
#[test]
fn odd_spellings_of_the_register_are_read() {
    let came = read("contacts/altinn3/organization-identifiers.json");
    let written = round_trip::<Vec<PartyIdentifier>>(&came).unwrap();
    assert_eq!(written[0]["partyUuid"], came[0]["partyUuId"]);
    let roles = read("contacts/quirks/authorization-roles-text-id.json");
    let roles: HalList<Roles> = serde_json::from_value(roles).unwrap();
    let ids = roles.embedded.roles.iter().map(|role| {
        let id = role.role_definition_id.as_ref();
        id.and_then(|id| id.number())
    });
    assert_eq!(ids.collect::<Vec<_>>(), [Some(4), Some(6), Some(11)]);
}

/// What ends up in a log by mistake has no national identity number in it.
#[test]
fn nothing_prints_a_national_identity_number() {
    let people = read("contacts/guide/personalcontacts-910021451.json");
    let number = people["_embedded"]["personalcontacts"][0]["SocialSecurityNumber"].clone();
    let people: HalList<PersonalContacts> = serde_json::from_value(people).unwrap();
    assert!(!format!("{people:?}").contains(number.as_str().unwrap()));
}
