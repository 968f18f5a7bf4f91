//! Generated clients of a provider: the 146 of the default seed, and as many as `/_platform/bulk-clients`
//! asks for. Client number n is always the same organisation.

use super::{
    check_digit::check_digit,
    people::{new_organisation, organisation},
};
use crate::store::{
    Result,
    assignments::{self, Relation},
    clients::{self, Delegation},
    parties::{self, Party},
    system_users,
};
use rusqlite::Connection;
use serde::Deserialize;
use uuid::Uuid;

/// How many clients the default seed has.
const DEFAULT_COUNT: u32 = 146;
/// Most clients that can be generated: numbers and party ids are reserved up to here.
pub(crate) const MAX_COUNT: u32 = 1_000_000;

/// What clients give in the portal, some of them beside a register role: any organisation can give it.
const GIVEN_IN_PORTAL: &str = "urn:altinn:accesspackage:skattegrunnlag";
/// The role of who has been given packages in the portal.
const RIGHTHOLDER: &str = "rettighetshaver";

/// An auditor, how many clients of the default seed it has by that role, and the user who is its client in person.
const AUDITOR: &str = "310495670";
const AUDITED_COUNT: usize = 20;
const AUDITED_PERSON: i32 = 20_007;
/// What a person can give.
const GIVEN_BY_PERSON: &str = "urn:altinn:accesspackage:innbygger-skatteforhold-privatpersoner";

/// How a generated client is related to its provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ClientRelation {
    /// Only the provider's main role.
    Main,
    /// The main role, and a package given in the portal.
    MainAndPortal,
    /// The main role, and `forretningsforer`.
    MainAndManager,
    /// `forretningsforer` alone: lacks the packages of the main role.
    Manager,
    /// A package given in the portal: lacks the packages of the main role.
    Portal,
}

impl ClientRelation {
    fn has_main(self) -> bool {
        matches!(
            self,
            Self::Main | Self::MainAndPortal | Self::MainAndManager
        )
    }

    fn has_portal(self) -> bool {
        matches!(self, Self::Portal | Self::MainAndPortal)
    }

    fn has_manager(self) -> bool {
        matches!(self, Self::Manager | Self::MainAndManager)
    }
}

/// `assets/seed/client-names.json`: words that names are made of. The lists have lengths without common
/// factors, so that the first 82 861 names differ.
#[derive(Deserialize)]
pub(super) struct Words {
    adjectives: Vec<String>,
    nouns: Vec<String>,
    places: Vec<String>,
}

impl Words {
    /// Name of a place; number `n` of them, which begin anew at their end.
    pub(super) fn place(&self, n: u32) -> &str {
        &self.places[n as usize % self.places.len()]
    }
}

pub(super) fn words() -> serde_json::Result<Words> {
    serde_json::from_str(include_str!("../../assets/seed/client-names.json"))
}

/// Client number `n`, and how it is related to its provider.
///
/// Kinds and relations repeat every 146 clients in the proportions of a real list
/// (crates/contract/fixtures/README.md): 127 AS, 6 ESEK, 6 FLI, 2 STI, 2 SA, and one each of NUF, KF and BRL; 139
/// with the provider's main role, 4 managed property companies, 3 that gave something in the portal alone. 17 of those
/// with the main role gave something in the portal too.
fn client(n: u32, words: &Words) -> (Party, ClientRelation) {
    // 61 and 146 have no common factor, so the kinds are spread over the list.
    let slot = n % DEFAULT_COUNT * 61 % DEFAULT_COUNT;
    let (unit_type, relation) = match slot {
        0..3 => ("AS", ClientRelation::Portal),
        3..20 => ("AS", ClientRelation::MainAndPortal),
        20..127 => ("AS", ClientRelation::Main),
        127..131 => ("ESEK", ClientRelation::Manager),
        131..133 => ("ESEK", ClientRelation::MainAndManager),
        133..139 => ("FLI", ClientRelation::Main),
        139..141 => ("STI", ClientRelation::Main),
        141..143 => ("SA", ClientRelation::Main),
        143 => ("NUF", ClientRelation::Main),
        144 => ("KF", ClientRelation::Main),
        _ => ("BRL", ClientRelation::MainAndManager),
    };
    let base = if slot % 14 == 3 {
        21_500_000
    } else {
        31_500_000
    };
    // `MAX_COUNT` keeps the sum far below the limit.
    let party_id = 60_000_000_i32.saturating_add(i32::try_from(n).unwrap_or(i32::MAX));
    let name = name(n, unit_type, words);
    let party = new_organisation(party_id, org_number(n, base), name, unit_type);
    (party, relation)
}

/// A valid organisation number for client or party `n`. Eight numbers are reserved for each, and of two that
/// follow each other at most one has no check digit.
pub(super) fn org_number(n: u32, base: u32) -> String {
    const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];
    let first = base + n % MAX_COUNT * 8;
    let with_check_digit = |digits: u32| {
        let digits = digits.to_string();
        Some(format!("{digits}{}", check_digit(&digits, &WEIGHTS)?))
    };
    (first..first + 8)
        .find_map(with_check_digit)
        .unwrap_or_default()
}

pub(super) fn name(n: u32, unit_type: &str, words: &Words) -> String {
    let Words {
        adjectives,
        nouns,
        places,
    } = words;
    let n = n as usize;
    let pairs = adjectives.len() * nouns.len();
    let mut name = format!(
        "{} {}",
        adjectives[n % adjectives.len()],
        nouns[n % nouns.len()]
    );
    // Two words alone are unique for the first 1 763 numbers.
    if n >= pairs || !n.is_multiple_of(3) {
        name = format!("{name} {}", places[n % places.len()]);
    }
    let round = n / (pairs * places.len());
    if round > 0 {
        name = format!("{name} {}", round + 1);
    }
    match unit_type {
        "ESEK" => format!("SAMEIET {name}"),
        "BRL" => format!("BORETTSLAGET {name}"),
        "FLI" => format!("FORENINGEN {name}"),
        "STI" => format!("STIFTELSEN {name}"),
        "KOMM" => format!("{name} KOMMUNE"),
        "ENK" => name,
        form => format!("{name} {form}"),
    }
}

/// Makes clients `0..count` clients of `provider`, whose main role is `role`, and lets `agent` act
/// for the first `added` of those that can be added: that have the main role. `packages` are the
/// urns that the agent gets for each, all of which must come with that role.
///
/// What is there already stays. Returns how many were added.
pub(crate) fn fill(
    conn: &Connection,
    provider: i32,
    role: &str,
    count: u32,
    agent: Option<&Agent>,
    created: i64,
) -> Result<usize> {
    let words = words()?;
    let mut added = 0;
    for (client, kind) in (0..count.min(MAX_COUNT)).map(|n| client(n, &words)) {
        parties::insert_if_new(conn, &client)?;
        let relation = Relation {
            from: client.party_id,
            to: provider,
        };
        if kind.has_main() {
            assignments::give(conn, relation, role, created)?;
        }
        if kind.has_manager() {
            assignments::give(conn, relation, "forretningsforer", created)?;
        }
        if kind.has_portal() {
            assignments::give(conn, relation, RIGHTHOLDER, created)?;
            assignments::give_packages(conn, relation, RIGHTHOLDER, [GIVEN_IN_PORTAL])?;
        }
        if let Some(agent) = agent.filter(|agent| kind.has_main() && added < agent.added) {
            for package in &agent.packages {
                let delegation = Delegation {
                    agent: agent.id,
                    provider,
                    client: client.party_id,
                    role,
                    package,
                };
                clients::delegate(conn, delegation, created)?;
            }
            added += 1;
        }
    }
    Ok(added)
}

/// Who acts for generated clients.
pub(crate) struct Agent {
    /// The system user.
    pub(crate) id: Uuid,
    /// Urns of its packages.
    pub(crate) packages: Vec<String>,
    /// For how many clients it acts.
    pub(crate) added: usize,
}

/// The clients of an accountant whose agent has packages of that role alone.
pub(super) fn fill_default(
    conn: &Connection,
    agent: Uuid,
    added: usize,
    created: i64,
) -> Result<()> {
    let user = system_users::by_id(conn, agent)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let (provider, packages) = (user.owner.party_id, user.packages.into_iter());
    let agent = Agent {
        id: agent,
        packages: packages.map(|it| it.urn).collect(),
        added,
    };
    let role = "regnskapsforer";
    fill(conn, provider, role, DEFAULT_COUNT, Some(&agent), created).map(drop)
}

/// The clients of an auditor: organisations that are others' clients too, and a person.
pub(super) fn fill_auditor(conn: &Connection, created: i64) -> Result<()> {
    let provider = organisation(conn, AUDITOR)?.party_id;
    let give = |client: &Party, role: &str| {
        let relation = Relation {
            from: client.party_id,
            to: provider,
        };
        assignments::give(conn, relation, role, created).map(|()| relation)
    };
    let words = words()?;
    let clients = (0..DEFAULT_COUNT).map(|n| client(n, &words));
    let clients = clients.filter(|(_, relation)| relation.has_main());
    for (client, _) in clients.take(AUDITED_COUNT) {
        parties::insert_if_new(conn, &client)?;
        give(&client, "revisor")?;
    }
    let person = parties::by_user_id(conn, AUDITED_PERSON)?;
    let person = person.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let relation = give(&person, RIGHTHOLDER)?;
    assignments::give_packages(conn, relation, RIGHTHOLDER, [GIVEN_BY_PERSON])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, HashSet};

    #[test]
    fn kinds_and_relations_are_mixed_as_in_the_pattern() {
        let mut kinds = BTreeMap::new();
        let (mut main, mut portal) = (0, 0);
        let words = words().unwrap();
        for (party, relation) in (0..DEFAULT_COUNT).map(|n| client(n, &words)) {
            let kind = party.unit_type().unwrap().to_owned();
            *kinds.entry(kind).or_insert(0) += 1;
            main += usize::from(relation.has_main());
            portal += usize::from(relation.has_portal());
        }
        let expected = [
            ("AS", 127),
            ("BRL", 1),
            ("ESEK", 6),
            ("FLI", 6),
            ("KF", 1),
            ("NUF", 1),
            ("SA", 2),
            ("STI", 2),
        ];
        assert_eq!(kinds, expected.map(|(kind, n)| (kind.to_owned(), n)).into());
        assert_eq!((main, portal), (139, 20));
    }

    #[test]
    fn names_and_numbers_are_valid_and_all_different() {
        let words = words().unwrap();
        let mut names = HashSet::new();
        let mut numbers = HashSet::new();
        for n in (0..100_000).chain(MAX_COUNT - 3..MAX_COUNT) {
            let (client, _) = client(n, &words);
            let number = client.org_number().unwrap().to_owned();
            assert!(
                fullmakt_domain::OrgNumber::parse(&number).is_ok(),
                "{number}"
            );
            assert!(number.starts_with(['2', '3']), "{number}");
            assert!(numbers.insert(number));
            let length = client.name.chars().count();
            assert!((5..=44).contains(&length), "{}", client.name);
            assert!(names.insert(client.name));
        }
        let norwegian =
            (0..DEFAULT_COUNT).filter(|n| client(*n, &words).0.name.contains(['Æ', 'Ø', 'Å']));
        assert!(norwegian.count() > 40);
    }
}
