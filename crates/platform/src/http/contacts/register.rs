//! What look-up of contacts needs of the register and of access management (docs/contract/contacts.md, sections 2.3
//! and 2.4), over the same register.

use super::LookUpResult;
use crate::http::router::Router;
use crate::{
    Platform,
    http::{
        auth::Caller,
        input::{QueryParams, boolean, uuid},
        json::{self, JsonBody},
        problem::{HandlerResult, ProblemResponse},
        run_blocking,
    },
    store::{
        StoreError,
        contacts::{
            self, Organisation, people,
            roles::{self, RoleList},
        },
        parties::{self, PartyKind},
    },
};
use axum::{
    extract::State,
    routing::{get, post},
};
use fullmakt_contract::{
    Extra,
    dashboard::{
        AuthorizedPartiesSubject, PartyAttribute, PartyIdentifier, PartyTypeName,
        RegisterOrganization, RegisterParty,
    },
    parties::AuthorizedParty,
    problem::ValidationError,
};
use fullmakt_domain::{Language, OrgNumber, org_number};
use rusqlite::Connection;
use std::sync::Arc;
use uuid::Uuid;

/// Scope of support staff.
pub(super) const SUPPORT: &str = "altinn:profile.support.admin";
/// Scopes of who may ask for the parties of others.
const PARTIES_OF_OTHERS: [&str; 2] = [
    "altinn:accessmanagement/authorizedparties.resourceowner",
    "altinn:accessmanagement/authorizedparties.admin",
];
/// Most values that can be asked for at once.
const MAX_VALUES: usize = 100;

const PERSON: &str = "urn:altinn:person:identifier-no";
const ORGANISATION: &str = "urn:altinn:organization:identifier-no";
const PERSON_UUID: &str = "urn:altinn:person:uuid";

type PlatformState = State<Arc<Platform>>;

pub(super) fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route("/register/api/v1/parties/identifiers", get(identifiers))
        .route("/register/api/v1/parties/partylist", post(party_list))
        .route(
            "/accessmanagement/api/v1/serviceowner/authorizedparties",
            post(authorized_parties),
        )
        .route(
            "/accessmanagement/api/v1/resourceowner/authorizedparties",
            post(authorized_parties),
        )
}

async fn identifiers(
    State(platform): PlatformState,
    caller: Caller,
    query: QueryParams,
) -> HandlerResult {
    caller.require_scope(&[SUPPORT])?;
    let values = |name| {
        let values = query.all(name).flat_map(|value| value.split(','));
        let values = values.map(str::trim).filter(|value| !value.is_empty());
        values.map(str::to_owned).collect::<Vec<_>>()
    };
    let (numbers, ids, uuids) = (values("orgs"), values("ids"), values("uuids"));
    if numbers.len() + ids.len() + uuids.len() > MAX_VALUES {
        let sentence = "No more than 100 values can be looked up at once.";
        return Err(ProblemResponse::malformed("orgs", sentence));
    }
    if let Some(number) = numbers.iter().find(|number| !is_number(number)) {
        return Err(ProblemResponse::Validation(vec![ValidationError {
            code: "REG.VLD-00006".to_owned(),
            title: Some(format!("{number} is not an organisation number.")),
            paths: vec!["$QUERY/orgs".to_owned()],
            ..ValidationError::default()
        }]));
    }
    let ids: Result<Vec<i32>, _> = ids
        .iter()
        .map(|id| {
            id.parse()
                .map_err(|_| ProblemResponse::malformed("ids", "The value is not a number."))
        })
        .collect();
    let uuids: Result<Vec<Uuid>, _> = uuids.iter().map(|text| uuid("uuids", text)).collect();
    let (ids, uuids) = (ids?, uuids?);
    run_blocking(platform, move |platform| {
        let all = platform.store.read(contacts::all)?;
        let is_asked_for = |row: &&Organisation| {
            let number = org_number::trimmed(&row.number);
            numbers.iter().any(|asked| asked == number)
                || ids.contains(&row.party_id)
                || uuids.contains(&row.uuid)
        };
        let rows = all.iter().filter(is_asked_for).map(|row| PartyIdentifier {
            party_id: row.party_id,
            party_uuid: row.uuid.to_string(),
            org_number: Some(org_number::trimmed(&row.number).to_owned()),
            ssn: None,
            extra: Extra::default(),
        });
        Ok(json::ok(&rows.collect::<Vec<_>>()))
    })
    .await
}

/// Nine digits, the last of which fits.
fn is_number(text: &str) -> bool {
    text.len() == 9 && OrgNumber::parse(text).is_ok()
}

async fn party_list(
    State(platform): PlatformState,
    caller: Caller,
    query: QueryParams,
    JsonBody(ids): JsonBody<Vec<i64>>,
) -> HandlerResult {
    caller.require_scope(&[SUPPORT])?;
    let fetches = boolean(&query, "fetchSubUnits", false)?;
    run_blocking(platform, move |platform| {
        let all = platform.store.read(contacts::all)?;
        let asked = all
            .iter()
            .filter(|row| ids.contains(&i64::from(row.party_id)));
        let rows = asked.map(|row| {
            let units = all.iter().filter(|unit| unit.main_unit == Some(row.seq));
            let units = units.map(|unit| party(unit, None));
            party(row, fetches.then(|| units.collect()))
        });
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            return Err(ProblemResponse::NotFound);
        }
        Ok(json::ok(&rows))
    })
    .await
}

fn party(row: &Organisation, units: Option<Vec<RegisterParty>>) -> RegisterParty {
    let number = Some(org_number::trimmed(&row.number).to_owned());
    let name = Some(row.name.trim().to_owned());
    RegisterParty {
        party_id: row.party_id,
        party_uuid: Some(row.uuid.to_string()),
        party_type_name: Some(PartyTypeName::Number(2)),
        org_number: number.clone(),
        unit_type: row.unit_type.clone(),
        name: name.clone(),
        organization: Some(RegisterOrganization {
            org_number: number,
            name,
            unit_type: row.unit_type.clone(),
            ..RegisterOrganization::default()
        }),
        child_parties: units,
        ..RegisterParty::default()
    }
}

async fn authorized_parties(
    State(platform): PlatformState,
    caller: Caller,
    query: QueryParams,
    JsonBody(asked): JsonBody<AuthorizedPartiesSubject>,
) -> HandlerResult {
    caller.require_scope(&PARTIES_OF_OTHERS)?;
    let has_roles = boolean(&query, "includeRoles", true)?;
    // Parsed for their errors: the register knows nothing but roles.
    for name in [
        "includeAccessPackages",
        "includeResources",
        "includeInstances",
    ] {
        boolean(&query, name, true)?;
    }
    check(
        "value",
        &asked.kind,
        &asked.value.0,
        &[PERSON, ORGANISATION, PERSON_UUID],
    )?;
    for PartyAttribute { kind, value } in &asked.party_filter {
        check(
            "partyFilter",
            kind,
            &value.0,
            &[PERSON, ORGANISATION, PERSON_UUID],
        )?;
    }
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let number = national_id(conn, &asked)?;
            let mut rows = Vec::new();
            let mut result = LookUpResult::default();
            if let Some(number) = &number {
                result
                    .people
                    .push(platform.tokens.pseudonym("person", number));
                rows = parties_of(conn, number, &asked.party_filter, has_roles)?;
                result.shown = u32::from(!rows.is_empty());
            } else if asked.kind == ORGANISATION {
                result.organisation = Some(asked.value.0.clone());
            }
            let mut response = json::ok(&rows);
            response.extensions_mut().insert(result);
            Ok(response)
        })
    })
    .await
}

/// Whether a value has the form of its kind.
fn check(name: &str, kind: &str, value: &str, kinds: &[&str]) -> Result<(), ProblemResponse> {
    let digits = |count| value.len() == count && value.bytes().all(|byte| byte.is_ascii_digit());
    let is_known = kinds.contains(&kind);
    let fits = match kind {
        PERSON => digits(11),
        ORGANISATION => digits(9),
        _ => Uuid::parse_str(value).is_ok(),
    };
    match (is_known, fits) {
        (true, true) => Ok(()),
        (true, false) => Err(ProblemResponse::malformed(
            name,
            "The value does not fit its type.",
        )),
        (false, _) => Err(ProblemResponse::malformed(
            "type",
            "The type is not one that is known.",
        )),
    }
}

/// The number of the person who is asked for; none for an organisation.
fn national_id(
    conn: &Connection,
    asked: &AuthorizedPartiesSubject,
) -> Result<Option<String>, StoreError> {
    if asked.kind == PERSON {
        return Ok(Some(asked.value.0.clone()));
    }
    let Ok(uuid) = Uuid::parse_str(&asked.value.0) else {
        return Ok(None);
    };
    let party = parties::by_uuid(conn, uuid)?;
    Ok(party.and_then(|party| match party.kind {
        PartyKind::Person { national_id, .. } => Some(national_id),
        PartyKind::Organisation { .. } => None,
    }))
}

/// Organisations for which the person is in the contact register, with the codes of the roles.
fn parties_of(
    conn: &Connection,
    national_id: &str,
    filter: &[PartyAttribute],
    has_roles: bool,
) -> Result<Vec<AuthorizedParty>, StoreError> {
    let mut rows = Vec::new();
    for person in people::by_national_id(conn, national_id)? {
        let Some(organisation) = contacts::by_seq(conn, person.organisation)? else {
            continue;
        };
        let number = org_number::trimmed(&organisation.number).to_owned();
        let is_asked_for = filter.is_empty()
            || filter
                .iter()
                .any(|one| one.kind == ORGANISATION && one.value.0 == number);
        if !is_asked_for {
            continue;
        }
        let roles = if has_roles {
            roles::of_person(conn, person.seq, RoleList::OfContact, Language::Nb)?
        } else {
            Vec::new()
        };
        rows.push(AuthorizedParty {
            party_uuid: organisation.uuid.to_string(),
            name: organisation.name.trim().to_owned(),
            organization_number: Some(number),
            party_id: organisation.party_id,
            kind: "Organization".to_owned(),
            unit_type: organisation.unit_type,
            authorized_roles: roles
                .into_iter()
                .filter_map(|role| role.role_definition_code)
                .collect(),
            ..AuthorizedParty::default()
        });
    }
    Ok(rows)
}
