//! What the pages show of a request: the same as the APIs at this moment.

use super::{
    super::{responses, session::people::Person},
    PageContext,
};
use crate::{
    rules::{
        access::{self, Action, Resource},
        life_cycle,
    },
    store::{
        Result,
        change_requests::{self, AccessChange, ChangeRequest},
        parties::{self, Party},
        requests::{self, Request},
        systems,
    },
    tokens::Claims,
};
use fullmakt_contract::requests::{AccessPackageRef, Right};
use fullmakt_domain::{Decision, RequestKind, RequestStatus, display_name, text};
use rusqlite::Connection;
use uuid::Uuid;

/// Longest name that a page shows.
const MAX_NAME_CHARS: usize = 100;

/// A request of any kind, at this moment.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RequestView {
    pub(super) id: Uuid,
    pub(super) kind: RequestKind,
    /// Name of the system in bokmål; its id when it is not registered any more.
    pub(super) system: String,
    pub(super) customer: Customer,
    pub(super) external_ref: String,
    pub(super) status: RequestStatus,
    /// Somebody who may not decide has passed it on.
    pub(super) escalated: bool,
    /// Microseconds since 1970.
    pub(super) created: i64,
    pub(super) requested: RequestedAccess,
    /// The response of the vendor's API by id.
    pub(super) api_response: serde_json::Value,
}

/// What a request asks for.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct RequestedAccess {
    pub(super) add: Vec<Access>,
    pub(super) remove: Vec<Access>,
}

/// A package or a single right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Access {
    /// Urn.
    Package(String),
    /// Id of the service, or the attributes that name it.
    Right(String),
}

/// Whom a request is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Customer {
    pub(super) name: String,
    pub(super) number: String,
    party_id: Option<i32>,
}

/// What a person can do about a request, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AllowedAction {
    Decide,
    Escalate,
    Nothing,
}

/// The request with this id, of any kind.
pub(super) fn by_id(context: PageContext<'_>, id: Uuid) -> Result<Option<RequestView>> {
    if let Some(request) = requests::any_by_id(context.conn, id)? {
        return of_request(context, request).map(Some);
    }
    match change_requests::by_id(context.conn, id)? {
        Some(request) => of_change(context, request).map(Some),
        None => Ok(None),
    }
}

/// The newest requests of all kinds, newest first.
pub(super) fn latest(context: PageContext<'_>, limit: usize) -> Result<Vec<RequestView>> {
    let mut all = Vec::new();
    for request in requests::latest(context.conn, limit)? {
        all.push(of_request(context, request)?);
    }
    for request in change_requests::latest(context.conn, limit)? {
        all.push(of_change(context, request)?);
    }
    all.sort_by_key(|request| std::cmp::Reverse(request.created));
    all.truncate(limit);
    Ok(all)
}

fn of_request(context: PageContext<'_>, request: Request) -> Result<RequestView> {
    let (conn, platform) = (context.conn, context.platform);
    let customer = parties::by_org_number(conn, &request.keys.org_number)?;
    let projection = responses::RequestProjection::ById;
    let api_response = responses::request(platform, context.origin, projection, request.clone());
    Ok(RequestView {
        id: request.id,
        kind: request.kind.into(),
        system: system_name(conn, &request.keys.system_id)?,
        customer: Customer::new(customer.as_ref(), request.keys.org_number),
        external_ref: request.keys.external_ref,
        status: life_cycle::current_status(platform, &request.status, request.created).status,
        escalated: request.escalated,
        created: request.created,
        requested: RequestedAccess {
            add: access_list(&request.packages, &request.rights),
            remove: Vec::new(),
        },
        api_response: serde_json::to_value(&api_response)?,
    })
}

fn of_change(context: PageContext<'_>, request: ChangeRequest) -> Result<RequestView> {
    let (conn, platform) = (context.conn, context.platform);
    let customer = Customer::new(Some(&request.owner), String::new());
    let AccessChange {
        required_rights,
        unwanted_rights,
        required_packages,
        unwanted_packages,
    } = &request.change;
    let requested = RequestedAccess {
        add: access_list(required_packages, required_rights),
        remove: access_list(unwanted_packages, unwanted_rights),
    };
    let projection = responses::ChangeRequestProjection::Vendor;
    let api_response =
        responses::change_request(platform, context.origin, projection, request.clone());
    Ok(RequestView {
        id: request.id,
        kind: RequestKind::Change,
        system: system_name(conn, &request.system_id)?,
        customer,
        external_ref: request.external_ref,
        status: life_cycle::current_status(platform, &request.status, request.created).status,
        escalated: false,
        created: request.created,
        requested,
        api_response: serde_json::to_value(&api_response)?,
    })
}

fn access_list(packages: &[AccessPackageRef], rights: &[Right]) -> Vec<Access> {
    let packages = packages
        .iter()
        .map(|package| Access::Package(package.urn.clone()));
    let rights = rights.iter().map(|right| {
        Access::Right(right.resource_id().map_or_else(
            || {
                let values = right.resource.iter().map(|pair| pair.value.as_str());
                values.collect::<Vec<_>>().join(" ")
            },
            str::to_owned,
        ))
    });
    packages.chain(rights).collect()
}

pub(super) fn system_name(conn: &Connection, id: &str) -> Result<String> {
    let system = systems::by_id(conn, id)?;
    let name = system.and_then(|system| system.name.nb);
    Ok(text::sanitize_line(
        name.as_deref().unwrap_or(id),
        MAX_NAME_CHARS,
    ))
}

impl Customer {
    fn new(party: Option<&Party>, number: String) -> Self {
        match party {
            Some(party) => Self {
                name: text::sanitize_line(&display_name::title_case(&party.name), MAX_NAME_CHARS),
                number: party.org_number().unwrap_or(&number).to_owned(),
                party_id: Some(party.party_id),
            },
            None => Self {
                name: number.clone(),
                number,
                party_id: None,
            },
        }
    }
}

impl RequestView {
    /// The link that the vendor sends to the customer.
    pub(super) fn link(&self, origin: &str) -> String {
        responses::confirm_url(origin, self.kind, self.id)
    }

    /// What a person can do about it (docs/contract/platform.md, sections 2.1 and 2.3).
    pub(super) fn allowed_action(
        &self,
        context: PageContext<'_>,
        person: &Person,
    ) -> Result<AllowedAction> {
        let conn = context.conn;
        let Some(party) = self.customer.party_id else {
            return Ok(AllowedAction::Nothing);
        };
        let claims = Claims {
            user_id: Some(person.user_id),
            party_uuid: Some(person.party_uuid),
            authentication_level: access::MIN_LEVEL,
            scopes: Vec::new(),
            consumer: None,
        };
        let (resource, action) = (Resource::AccessManagement, Action::Write);
        if access::permits(conn, &claims, resource, action, party)? {
            Ok(AllowedAction::Decide)
        } else if self.kind.allows(Decision::Escalate)
            && access::is_related(conn, context.platform.catalogue, &claims, party)?
        {
            Ok(AllowedAction::Escalate)
        } else {
            Ok(AllowedAction::Nothing)
        }
    }
}
