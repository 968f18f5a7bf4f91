//! Generated clients of a provider: the 146 of the default seed, and as many as `/_platform/bulk-clients`
//! asks for. Client number n is always the same organisation.

use super::{
    AGENT_SYSTEM_USER,
    people::{self, ACCOUNTANT},
    systems::{ACCOUNTANT_PACKAGES, urn},
};
use crate::store::{
    StoreError,
    assignments::{self, Relation},
    clients::{self, Delegation},
    parties::{self, Party, PartyKind},
};
use rusqlite::Connection;
use uuid::Uuid;

/// How many clients the default seed has.
pub const DEFAULT_COUNT: u32 = 146;
/// How many of them are added to [`AGENT_SYSTEM_USER`].
const DEFAULT_ADDED: usize = 12;
/// Most clients that can be generated: numbers and party ids are reserved up to here.
pub const MAX_COUNT: u32 = 1_000_000;

/// Packages that a client gives in the portal when it has given the provider no register role.
const GIVEN_IN_PORTAL: [&str; 2] = ["motorvognavgift", "pensjon"];

/// How a generated client is related to its provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ClientRelation {
    /// Only the provider's main role.
    Main,
    /// The main role, and `forretningsforer`.
    MainAndManager,
    /// `forretningsforer` alone: lacks the packages of the main role.
    Manager,
    /// Packages given in the portal: lacks the packages of the main role.
    Portal,
}

/// A generated organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Client {
    party: Party,
    relation_kind: ClientRelation,
}

/// Client number `n`.
///
/// Kinds and relations repeat every 146 clients in the proportions of a real list
/// (fixtures/README.md): 127 AS, 6 ESEK, 6 FLI, 2 STI, 2 SA, and one each of NUF, KF and BRL; 139
/// with the provider's main role, 4 managed property companies, 3 that gave something in the portal.
fn client(n: u32) -> Client {
    // 61 and 146 have no common factor, so the kinds are spread over the list.
    let slot = n % DEFAULT_COUNT * 61 % DEFAULT_COUNT;
    let (unit_type, relation_kind) = match slot {
        0..3 => ("AS", ClientRelation::Portal),
        3..127 => ("AS", ClientRelation::Main),
        127..131 => ("ESEK", ClientRelation::Manager),
        131..133 => ("ESEK", ClientRelation::MainAndManager),
        133..139 => ("FLI", ClientRelation::Main),
        139..141 => ("STI", ClientRelation::Main),
        141..143 => ("SA", ClientRelation::Main),
        143 => ("NUF", ClientRelation::Main),
        144 => ("KF", ClientRelation::Main),
        _ => ("BRL", ClientRelation::MainAndManager),
    };
    let number = org_number(
        n,
        if slot % 14 == 3 {
            21_500_000
        } else {
            31_500_000
        },
    );
    Client {
        party: Party {
            // `MAX_COUNT` keeps the sum far below the limit.
            party_id: 60_000_000_i32.saturating_add(i32::try_from(n).unwrap_or(i32::MAX)),
            uuid: people::party_uuid(&number),
            name: name(n, unit_type),
            kind: PartyKind::Organisation {
                org_number: number,
                unit_type: unit_type.to_owned(),
            },
            is_deleted: false,
        },
        relation_kind,
    }
}

/// A valid organisation number for client `n`. Eight numbers are reserved for each, and of two that
/// follow each other at most one has no check digit.
fn org_number(n: u32, base: u32) -> String {
    let first = base + n % MAX_COUNT * 8;
    (first..first + 8)
        .find_map(|digits| Some(format!("{digits}{}", check_digit(digits)?)))
        .unwrap_or_default()
}

/// Modulus 11 over eight digits; none when the remainder has no digit.
fn check_digit(eight_digits: u32) -> Option<u32> {
    let mut rest = eight_digits;
    let mut sum = 0;
    for weight in [2, 3, 4, 5, 6, 7, 2, 3] {
        sum += rest % 10 * weight;
        rest /= 10;
    }
    match 11 - sum % 11 {
        11 => Some(0),
        10 => None,
        digit => Some(digit),
    }
}

// The three lists have lengths without common factors, so that the first 82 861 names differ.
const ADJECTIVES: [&str; 41] = [
    "RASK",
    "MODIG",
    "STILLE",
    "GRØNN",
    "LUN",
    "KLOK",
    "BLID",
    "TRYGG",
    "VÅKEN",
    "FRISK",
    "SOLID",
    "KVIKK",
    "ÆRLIG",
    "MUNTER",
    "RUND",
    "LYS",
    "SINDIG",
    "DJERV",
    "HVIT",
    "NØYSOM",
    "VARM",
    "STOLT",
    "LETT",
    "SPENSTIG",
    "MYK",
    "GULL",
    "TÅLMODIG",
    "FREIDIG",
    "SNAR",
    "BRED",
    "GRÅ",
    "NORDLIG",
    "FLINK",
    "JEVN",
    "SØLV",
    "HYGGELIG",
    "KRY",
    "FIN",
    "GLAD",
    "SLANK",
    "PRAKTISK",
];
const NOUNS: [&str; 43] = [
    "BEVER",
    "ELG",
    "ØRN",
    "LAKS",
    "FURU",
    "BJØRK",
    "GRAN",
    "HARE",
    "REV",
    "TIGER",
    "PUMA",
    "OTER",
    "FALK",
    "SVANE",
    "LØVE",
    "KATT",
    "HEST",
    "MÅKE",
    "SEL",
    "HVAL",
    "ROGN",
    "EIK",
    "LIND",
    "ASK",
    "TRANE",
    "UGLE",
    "GAUPE",
    "JERV",
    "RÅDYR",
    "HJORT",
    "SPURV",
    "MEIS",
    "KRABBE",
    "TORSK",
    "SILD",
    "LYNG",
    "MULTE",
    "TYTTEBÆR",
    "BRINGEBÆR",
    "EINER",
    "OSP",
    "HASSEL",
    "KLØVER",
];
const PLACES: [&str; 47] = [
    "NORD", "SØR", "ØST", "VEST", "FJELL", "FJORD", "DAL", "VIK", "NES", "ØYA", "SUND", "HEIM",
    "BY", "SKOG", "STRAND", "VANN", "BRO", "HAVN", "TUN", "ÅSEN", "HAUGEN", "BAKKEN", "MOEN",
    "LIA", "ENGA", "TJERN", "ELV", "FOSS", "VIDDE", "BRE", "KYST", "SKJÆR", "HOLMEN", "ODDEN",
    "BUKTA", "SLETTA", "LUND", "HAGEN", "GRENDA", "TORGET", "BRYGGA", "VEIEN", "STIEN", "KLEIVA",
    "MARKA", "MYRA", "RABBEN",
];

fn name(n: u32, unit_type: &str) -> String {
    let n = n as usize;
    let mut name = format!(
        "{} {}",
        ADJECTIVES[n % ADJECTIVES.len()],
        NOUNS[n % NOUNS.len()]
    );
    // Two words alone are unique for the first 1 763 numbers.
    if n >= ADJECTIVES.len() * NOUNS.len() || !n.is_multiple_of(3) {
        name = format!("{name} {}", PLACES[n % PLACES.len()]);
    }
    let round = n / (ADJECTIVES.len() * NOUNS.len() * PLACES.len());
    if round > 0 {
        name = format!("{name} {}", round + 1);
    }
    match unit_type {
        "ESEK" => format!("SAMEIET {name}"),
        "BRL" => format!("BORETTSLAGET {name}"),
        "FLI" => format!("FORENINGEN {name}"),
        "STI" => format!("STIFTELSEN {name}"),
        form => format!("{name} {form}"),
    }
}

/// Makes clients `0..count` clients of `provider`, whose main role is `role`, and lets `agent` act
/// for the first `added` of those that can be added: that have the main role. `packages` are the
/// urns that the agent gets for each, all of which must come with that role.
///
/// What is there already stays. Returns how many were added.
///
/// # Errors
/// When the database cannot be used.
pub fn fill(
    conn: &Connection,
    provider: i32,
    role: &str,
    count: u32,
    agent: Option<Agent<'_>>,
    created: i64,
) -> Result<usize, StoreError> {
    let given_in_portal = GIVEN_IN_PORTAL.map(urn);
    let mut added = 0;
    for client in (0..count.min(MAX_COUNT)).map(client) {
        parties::insert_if_new(conn, &client.party)?;
        let relation = Relation {
            from: client.party.party_id,
            to: provider,
        };
        let has_main = matches!(
            client.relation_kind,
            ClientRelation::Main | ClientRelation::MainAndManager
        );
        if has_main {
            assignments::give(conn, relation, role, created)?;
        }
        if matches!(
            client.relation_kind,
            ClientRelation::Manager | ClientRelation::MainAndManager
        ) {
            assignments::give(conn, relation, "forretningsforer", created)?;
        }
        if client.relation_kind == ClientRelation::Portal {
            assignments::give(conn, relation, "rettighetshaver", created)?;
            let urns = given_in_portal.iter().map(String::as_str);
            assignments::give_packages(conn, relation, "rettighetshaver", urns)?;
        }
        if let Some(agent) = agent.filter(|agent| has_main && added < agent.added) {
            for package in agent.packages {
                let delegation = Delegation {
                    agent: agent.id,
                    provider,
                    client: client.party.party_id,
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
#[derive(Debug, Clone, Copy)]
pub struct Agent<'a> {
    /// The system user.
    pub id: Uuid,
    /// Urns of its packages.
    pub packages: &'a [String],
    /// For how many clients it acts.
    pub added: usize,
}

pub(super) fn fill_default(conn: &Connection, created: i64) -> Result<(), StoreError> {
    let agent = Agent {
        id: AGENT_SYSTEM_USER,
        packages: &ACCOUNTANT_PACKAGES.map(urn),
        added: DEFAULT_ADDED,
    };
    fill(
        conn,
        ACCOUNTANT.party_id,
        "regnskapsforer",
        DEFAULT_COUNT,
        Some(agent),
        created,
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, HashSet};

    #[test]
    fn kinds_and_relations_are_mixed_as_in_the_pattern() {
        let mut kinds = BTreeMap::new();
        let mut main = 0;
        for client in (0..DEFAULT_COUNT).map(client) {
            *kinds
                .entry(client.party.unit_type().unwrap().to_owned())
                .or_insert(0) += 1;
            main += usize::from(matches!(
                client.relation_kind,
                ClientRelation::Main | ClientRelation::MainAndManager
            ));
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
        assert_eq!(main, 139);
    }

    #[test]
    fn names_and_numbers_are_valid_and_all_different() {
        let mut names = HashSet::new();
        let mut numbers = HashSet::new();
        for n in (0..100_000).chain(MAX_COUNT - 3..MAX_COUNT) {
            let client = client(n);
            let number = client.party.org_number().unwrap().to_owned();
            assert!(
                fullmakt_domain::OrgNumber::parse(&number).is_ok(),
                "{number}"
            );
            assert!(number.starts_with(['2', '3']), "{number}");
            assert!(numbers.insert(number));
            let length = client.party.name.chars().count();
            assert!((5..=44).contains(&length), "{}", client.party.name);
            assert!(names.insert(client.party.name));
        }
        let norwegian =
            (0..DEFAULT_COUNT).filter(|n| client(*n).party.name.contains(['Æ', 'Ø', 'Å']));
        assert!(norwegian.count() > 40);
    }
}
