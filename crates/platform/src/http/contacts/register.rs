//! What look-up of contacts needs of the register and of access management (docs/contract/contacts.md, sections 2.3
//! and 2.4), over the same register.

use super::{audit::LookUpResult, support_staff::SupportRequest};
use crate::{
    Platform,
    http::{
        auth::Caller,
        input::{QueryParams, boolean, uuid},
        json::{self, JsonBody},
        problem::{HandlerResult, ProblemResponse},
        router::Router,
        run_blocking,
    },
    store::{
        Result,
        contacts::{
            self, Organisation, people,
            roles::{self, RoleList},
        },
        parties::{self, PartyKind},
    },
};
use axum::{
    Extension,
    extract::State,
    response::IntoResponse,
    routing::{get, post},
};
use fullmakt_contract::{
    dashboard::{
        AuthorizedPartiesSubject, PartyAttribute, PartyIdentifier, PartyTypeName,
        RegisterOrganization, RegisterParty,
    },
    parties::AuthorizedParty,
    problem::ValidationError,
};
use fullmakt_domain::{Language, OrgNumber};
use rusqlite::Connection;
use std::sync::Arc;
use uuid::Uuid;

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

pub(super) fn routes() -> Router<Arc<Platform>> {
    const ACCESS_MANAGEMENT: &str = "/accessmanagement/api/v1";
    let of_others = |who: &str| format!("{ACCESS_MANAGEMENT}/{who}/authorizedparties");
    Router::new()
        .route("/register/api/v1/parties/identifiers", get(identifiers))
        .route("/register/api/v1/parties/partylist", post(party_list))
        .route(&of_others("serviceowner"), post(authorized_parties))
        .route(&of_others("resourceowner"), post(authorized_parties))
}

async fn identifiers(request: SupportRequest, query: QueryParams) -> HandlerResult {
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
    let is_number = |text: &str| text.len() == 9 && OrgNumber::parse(text).is_ok();
    if let Some(number) = numbers.iter().find(|number| !is_number(number)) {
        return Err(ProblemResponse::Validation(vec![ValidationError {
            code: "REG.VLD-00006".to_owned(),
            title: Some(format!("{number} is not an organisation number.")),
            paths: vec!["$QUERY/orgs".to_owned()],
            ..ValidationError::default()
        }]));
    }
    let not_a_number = |_| ProblemResponse::malformed("ids", "The value is not a number.");
    let ids = ids.iter().map(|id| id.parse().map_err(not_a_number));
    let ids = ids.collect::<Result<Vec<i32>, _>>()?;
    let uuids = uuids.iter().map(|text| uuid("uuids", text));
    let uuids = uuids.collect::<Result<Vec<_>, _>>()?;
    request
        .read(move |_, conn| {
            let mut found = contacts::all(conn)?;
            found.retain(|row| {
                numbers.iter().any(|asked| asked == row.number())
                    || ids.contains(&row.party_id)
                    || uuids.contains(&row.uuid)
            });
            let rows = found.iter().map(|row| PartyIdentifier {
                party_id: row.party_id,
                party_uuid: row.uuid.to_string(),
                org_number: Some(row.number().to_owned()),
                ..PartyIdentifier::default()
            });
            Ok(json::ok(&rows.collect::<Vec<_>>()))
        })
        .await
}

async fn party_list(
    request: SupportRequest,
    query: QueryParams,
    JsonBody(ids): JsonBody<Vec<i64>>,
) -> HandlerResult {
    let fetches = boolean(&query, "fetchSubUnits", false)?;
    request
        .read(move |_, conn| {
            let all = contacts::all(conn)?;
            let asked = all.iter();
            let asked = asked.filter(|row| ids.contains(&row.party_id.into()));
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

fn party(found: &Organisation, units: Option<Vec<RegisterParty>>) -> RegisterParty {
    let organization = RegisterOrganization {
        org_number: Some(found.number().to_owned()),
        name: Some(found.row.name.trim().to_owned()),
        unit_type: found.row.kind.clone(),
        ..RegisterOrganization::default()
    };
    RegisterParty {
        party_id: found.party_id,
        party_uuid: Some(found.uuid.to_string()),
        party_type_name: Some(PartyTypeName::Number(2)),
        org_number: organization.org_number.clone(),
        unit_type: organization.unit_type.clone(),
        name: organization.name.clone(),
        organization: Some(organization),
        child_parties: units,
        ..RegisterParty::default()
    }
}

async fn authorized_parties(
    State(platform): State<Arc<Platform>>,
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
    check("value", &asked.kind, &asked.value.0)?;
    for PartyAttribute { kind, value } in &asked.party_filter {
        check("partyFilter", kind, &value.0)?;
    }
    run_blocking(platform, move |platform| {
        platform.store.read(|conn| {
            let mut rows = Vec::new();
            let mut result = LookUpResult::default();
            if let Some(number) = national_id(conn, &asked)? {
                rows = parties_of(conn, &number, &asked.party_filter, has_roles)?;
                result.people = vec![platform.tokens.pseudonym("person", &number)];
                result.shown = usize::from(!rows.is_empty());
            } else if asked.kind == ORGANISATION {
                result.organisation = Some(asked.value.0);
            }
            Ok((Extension(result), json::ok(&rows)).into_response())
        })
    })
    .await
}

/// Whether a value has the form of its kind.
fn check(name: &str, kind: &str, value: &str) -> Result<(), ProblemResponse> {
    let digits = |count| value.len() == count && value.bytes().all(|byte| byte.is_ascii_digit());
    let fits = match kind {
        PERSON => digits(11),
        ORGANISATION => digits(9),
        PERSON_UUID => Uuid::parse_str(value).is_ok(),
        _ => {
            let sentence = "The type is not one that is known.";
            return Err(ProblemResponse::malformed("type", sentence));
        }
    };
    if fits {
        Ok(())
    } else {
        let sentence = "The value does not fit its type.";
        Err(ProblemResponse::malformed(name, sentence))
    }
}

/// The number of the person who is asked for; none for an organisation.
fn national_id(conn: &Connection, asked: &AuthorizedPartiesSubject) -> Result<Option<String>> {
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
) -> Result<Vec<AuthorizedParty>> {
    let mut rows = Vec::new();
    for person in people::by_national_id(conn, national_id)? {
        let Some(organisation) = contacts::by_seq(conn, person.organisation)? else {
            continue;
        };
        let number = organisation.number().to_owned();
        let names_it = |one: &PartyAttribute| one.kind == ORGANISATION && one.value.0 == number;
        if !filter.is_empty() && !filter.iter().any(names_it) {
            continue;
        }
        let roles = if has_roles {
            roles::of_person(conn, person.seq, RoleList::OfContact, Language::Nb)?
        } else {
            Vec::new()
        };
        let codes = roles.into_iter().filter_map(|it| it.role_definition_code);
        rows.push(AuthorizedParty {
            party_uuid: organisation.uuid.to_string(),
            name: organisation.row.name.trim().to_owned(),
            organization_number: Some(number),
            party_id: organisation.party_id,
            kind: "Organization".to_owned(),
            unit_type: organisation.row.kind,
            authorized_roles: codes.collect(),
            ..AuthorizedParty::default()
        });
    }
    Ok(rows)
}
