//! People, organisations, and who leads what.

use crate::store::{
    StoreError,
    assignments::{self, Relation},
    parties::{self, Party, PartyKind},
};
use rusqlite::Connection;
use uuid::Uuid;

/// Namespace of seeded parties' uuids, which are computed from their numbers.
const NAMESPACE: Uuid = Uuid::from_u128(0x0d5c_9b9e_30a4_4c53_8f27_6a1e_84d3_b2f1);

/// Customer of SmartCloud.
pub(super) const CUSTOMER: Organisation =
    Organisation::new(51_000_001, "314248295", "SNILL SKOG AS");
/// Auditor.
pub(super) const AUDITOR: Organisation =
    Organisation::new(51_000_002, "310495670", "TRYGG REVISJON AS");
/// Accountant.
pub(super) const ACCOUNTANT: Organisation =
    Organisation::new(51_000_003, "311037889", "VARM ØKONOMISK APE");
/// Vendor of SmartCloud.
pub(super) const SMARTCLOUD: Organisation =
    Organisation::new(51_000_004, "991825827", "SMARTCLOUD AS");
/// Company without accountant and auditor.
pub(super) const COMPANY: Organisation =
    Organisation::new(51_000_005, "312605074", "KLAR FJORD AS");
/// Vendor of SuperRegnskap.
pub(super) const SUPERREGNSKAP: Organisation =
    Organisation::new(51_000_006, "312605031", "SUPERREGNSKAP AS");

const ORGANISATIONS: [Organisation; 6] = [
    CUSTOMER,
    AUDITOR,
    ACCOUNTANT,
    SMARTCLOUD,
    COMPANY,
    SUPERREGNSKAP,
];

const PEOPLE: [(i32, &str, &str); 7] = [
    (20001, "INTUITIV HEST", "01819010001"),
    (20002, "RASK REV", "12828510078"),
    (20003, "STØDIG ELG", "05897010021"),
    (20004, "FJERN FISK", "23847810092"),
    (20005, "LESENDE UGLE", "30908810062"),
    (20006, "VÅKEN GAUPE", "14889510014"),
    (20007, "SKARP MÅKE", "07849210038"),
];

/// What a managing director has: the role in the register, and the portal's administrator roles.
const MANAGING_DIRECTOR: &[&str] = &["daglig-leder", "admai", "hadm", "kladm"];
/// What an employee has who may do something, and administers nothing.
const EMPLOYEE: &[&str] = &["rettighetshaver"];
/// Client administrator and nothing else.
const CLIENT_ADMINISTRATOR: &[&str] = &["kladm"];

const ROLES: [(i32, Organisation, &[&str]); 7] = [
    (20001, CUSTOMER, MANAGING_DIRECTOR),
    (20001, AUDITOR, MANAGING_DIRECTOR),
    (20001, ACCOUNTANT, MANAGING_DIRECTOR),
    (20002, CUSTOMER, EMPLOYEE),
    (20002, AUDITOR, EMPLOYEE),
    (20003, ACCOUNTANT, CLIENT_ADMINISTRATOR),
    (20007, COMPANY, MANAGING_DIRECTOR),
];

/// A seeded organisation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Organisation {
    pub(super) party_id: i32,
    pub(super) number: &'static str,
    name: &'static str,
}

impl Organisation {
    const fn new(party_id: i32, number: &'static str, name: &'static str) -> Self {
        Self {
            party_id,
            number,
            name,
        }
    }

    /// The organisation as it is stored.
    pub(super) fn party(self) -> Party {
        Party {
            party_id: self.party_id,
            uuid: party_uuid(self.number),
            name: self.name.to_owned(),
            kind: PartyKind::Organisation {
                org_number: self.number.to_owned(),
                unit_type: "AS".to_owned(),
            },
            is_deleted: false,
        }
    }
}

/// The uuid of the party with this organisation number or national id.
pub(super) fn party_uuid(number: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, number.as_bytes())
}

/// The party of a seeded person. Numbers of users are far from overflowing here.
const fn person_party(user_id: i32) -> i32 {
    50_000_000 + user_id
}

pub(super) fn fill(conn: &Connection, created: i64) -> Result<(), StoreError> {
    for (user_id, name, national_id) in PEOPLE {
        parties::insert(
            conn,
            &Party {
                party_id: person_party(user_id),
                uuid: party_uuid(national_id),
                name: name.to_owned(),
                kind: PartyKind::Person {
                    user_id,
                    national_id: national_id.to_owned(),
                },
                is_deleted: false,
            },
        )?;
    }
    for organisation in ORGANISATIONS {
        parties::insert(conn, &organisation.party())?;
    }
    for (user_id, organisation, roles) in ROLES {
        let relation = Relation {
            from: organisation.party_id,
            to: person_party(user_id),
        };
        for role in roles {
            assignments::give(conn, relation, role, created)?;
        }
    }
    let reader = Relation {
        from: CUSTOMER.party_id,
        to: person_party(20005),
    };
    assignments::grant(conn, reader, "altinn_access_management", "read")
}
