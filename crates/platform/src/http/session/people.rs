//! Who can sign in, and what each may do.

use crate::{
    rules::access::Resource,
    store::{
        Result,
        assignments::{self, Relation},
        parties::{self, PartyKind},
    },
};
use fullmakt_domain::display_name;
use maud::{Markup, html};
use rusqlite::Connection;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Somebody who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::http) struct Person {
    pub(in crate::http) user_id: i32,
    pub(in crate::http) party_uuid: Uuid,
    pub(in crate::http) name: String,
    /// What the person may do, and for which organisations.
    capabilities: BTreeMap<Capability, Vec<String>>,
}

/// What a person may do for an organisation, the widest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Capability {
    /// Decide, and add clients.
    Everything,
    /// Decide.
    Decide,
    /// Add and remove clients.
    Clients,
    /// See what others have, and pass a request on to somebody who decides.
    Read,
    /// Pass a request on to somebody who decides.
    Escalate,
}

impl Capability {
    /// What roles allow; `may_read` is a grant to read without a role.
    fn by_roles(roles: &[String], may_read: bool) -> Self {
        let decides = Resource::AccessManagement.is_open_to(roles);
        let adds_clients = Resource::ClientAdministration.is_open_to(roles);
        match (decides, adds_clients) {
            (true, true) => Self::Everything,
            (true, false) => Self::Decide,
            (false, true) => Self::Clients,
            (false, false) if may_read => Self::Read,
            (false, false) => Self::Escalate,
        }
    }

    /// A sentence without its end: the organisations follow.
    fn description(self) -> &'static str {
        match self {
            Self::Everything => "Approves, rejects and adds clients for",
            Self::Decide => "Approves and rejects for",
            Self::Clients => "Adds and removes clients, but cannot approve, for",
            Self::Read => "Sees access, but cannot decide, only pass on, for",
            Self::Escalate => "Cannot decide, only pass on, for",
        }
    }
}

impl Person {
    /// What the person may do, in sentences.
    pub(in crate::http) fn capabilities(&self) -> Markup {
        html! {
            @if self.capabilities.is_empty() { p { "Has no relation to the organisations here." } }
            @for (capability, names) in &self.capabilities {
                p { (capability.description()) " " (enumeration(names)) "." }
            }
        }
    }
}

/// Everybody who can sign in.
pub(in crate::http) fn all(conn: &Connection) -> Result<Vec<Person>> {
    let mut people = Vec::new();
    for party in parties::people(conn)? {
        if let PartyKind::Person { user_id, .. } = party.kind {
            people.push(Person {
                user_id,
                party_uuid: party.uuid,
                name: display_name::title_case(&party.name),
                capabilities: capabilities(conn, party.party_id)?,
            });
        }
    }
    Ok(people)
}

fn capabilities(conn: &Connection, person: i32) -> Result<BTreeMap<Capability, Vec<String>>> {
    let mut capabilities = BTreeMap::<_, Vec<_>>::new();
    let mut givers = assignments::givers(conn, person)?;
    // Those of the seed before those that were generated.
    givers.sort_by_key(|giver| giver.party_id);
    for giver in givers {
        let relation = Relation {
            from: giver.party_id,
            to: person,
        };
        let resource = Resource::AccessManagement.id();
        let may_read = assignments::is_granted(conn, relation, resource, "read")?;
        let capability = Capability::by_roles(&assignments::roles(conn, relation)?, may_read);
        let name = display_name::title_case(&giver.name);
        capabilities.entry(capability).or_default().push(name);
    }
    Ok(capabilities)
}

/// `A`, `A and B`, `A, B and C`, and of very many only the first.
fn enumeration(names: &[String]) -> String {
    const SHOWN: usize = 8;
    match names {
        [.., _] if names.len() > SHOWN + 1 => {
            let (shown, others) = names.split_at(SHOWN);
            format!("{} and {} others", shown.join(", "), others.len())
        }
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => names.concat(),
    }
}
