//! The contact register: the guide's examples, what fills their gaps, and one of each quirk
//! (docs/contract/contacts.md, sections 1.7, 1.8 and 2.7).
//!
//! Values that the contract has in files are read from these, so that they cannot differ.

mod fixtures;
mod large_organisation;

use super::people::party_uuid;
use crate::store::{
    StoreError,
    contacts::{
        self, Organisation, Point,
        people::{self, Person, Service},
        roles::{self, RoleList, Texts},
    },
};
use fullmakt_contract::{
    contacts::{HalList, PersonNumber, Role, RoleDefinitions, Roles},
    dashboard::PrivateContact,
};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// A file of the contract's fixtures.
macro_rules! fixture {
    ($path:literal) => {
        include_str!(concat!("../../../contract/fixtures/contacts/", $path))
    };
}

const GUIDE_ONE: &str = fixture!("guide/organization-010000211.json");
const GUIDE_SEARCH: &str = fixture!("guide/organizations-search.json");
const GUIDE_OFFICIAL: &str = fixture!("guide/officialcontacts-910021451.json");
const GUIDE_PEOPLE: &str = fixture!("guide/personalcontacts-910021451.json");
const GUIDE_ROLES: &str = fixture!("guide/roles-910514318-r50051516.json");
const QUIRK_ORGANISATIONS: &str = fixture!("quirks/organizations-with-quirks.json");
const QUIRK_OFFICIAL: &str = fixture!("quirks/officialcontacts-null-changed.json");
const QUIRK_PEOPLE: &str = fixture!("quirks/personalcontacts-padded-blank-shared.json");
const QUIRK_ROLES: &str = fixture!("quirks/roles-mixed-with-delegator.json");
const ROLES_BETWEEN: &str = fixture!("quirks/authorization-roles-text-id.json");
const DEFINITIONS: &str = fixture!("quirks/roledefinitions.json");

/// The guide's organisation with contact points, which it does not show itself.
const GUIDE_COMPANY: &str = "910021451";
/// The guide's organisation whose contact has 18 roles, and the one it shares a contact point with.
const GUIDE_ROLE_COMPANY: &str = "910514318";
const GUIDE_SUB_UNIT: &str = "810748532";
/// The quirks' organisation with contact points, and its sub-unit without any.
const QUIRK_COMPANY: &str = "314200012";
const QUIRK_SUB_UNIT: &str = "314200128";
/// One that shares an address between a shared contact point and a person.
const SHARING: &str = "314200217";
/// One with a shared number and no people.
const NO_PEOPLE: &str = "314200314";

/// When what the contract says nothing about was changed last.
const CHANGED: &str = "2024-05-02T08:00:00";

pub(super) fn fill(conn: &Connection) -> Result<(), StoreError> {
    let mut register = Register { conn, last: 0 };
    register.add(fixtures::organisation(GUIDE_ONE)?)?;
    for organisation in fixtures::organisations(GUIDE_SEARCH)? {
        register.add(organisation)?;
    }
    register.add(fixtures::FixtureOrganisation {
        number: GUIDE_COMPANY.to_owned(),
        name: "KIRKENES OG AUSTBØ".to_owned(),
        unit_type: Some("AS".to_owned()),
        last_changed: Some("2016-10-11T08:36:59.43".to_owned()),
        last_confirmed: Some("2016-08-05T15:38:06.403".to_owned()),
    })?;
    for organisation in fixtures::organisations(QUIRK_ORGANISATIONS)? {
        register.add(organisation)?;
    }
    register.define_roles()?;
    register.guide()?;
    register.quirks()?;
    register.private_contacts()?;
    large_organisation::fill(&mut register)
}

/// The register while it is filled.
struct Register<'a> {
    conn: &'a Connection,
    last: i64,
}

impl Register<'_> {
    fn add(&mut self, fixture: fixtures::FixtureOrganisation) -> Result<Organisation, StoreError> {
        self.last += 1;
        // Beside those of the other organisations; there are few, so this always fits.
        let party_id = 52_000_000 + i32::try_from(self.last).unwrap_or_default();
        let main_unit = match fixture.number.as_str() {
            QUIRK_SUB_UNIT => self.find(QUIRK_COMPANY)?.map(|company| company.seq),
            _ => None,
        };
        let organisation = Organisation {
            seq: self.last,
            party_id,
            uuid: party_uuid(&fixture.number),
            number: fixture.number,
            name: fixture.name,
            unit_type: fixture.unit_type,
            last_changed: fixture.last_changed,
            last_confirmed: fixture.last_confirmed,
            main_unit,
        };
        contacts::insert(self.conn, &organisation)?;
        Ok(organisation)
    }

    fn find(&self, number: &str) -> Result<Option<Organisation>, StoreError> {
        contacts::by_number(self.conn, number)
    }

    /// What all the files say about an organisation.
    fn official(&self, number: &str, points: &[Point]) -> Result<(), StoreError> {
        if let Some(organisation) = self.find(number)? {
            for point in points {
                contacts::insert_official(self.conn, organisation.seq, point)?;
            }
        }
        Ok(())
    }

    fn person(&self, number: &str, person: Person) -> Result<i64, StoreError> {
        let organisation = self
            .find(number)?
            .map_or(0, |organisation| organisation.seq);
        people::insert(
            self.conn,
            &Person {
                organisation,
                ..person
            },
        )
    }

    /// The definitions in the file, and of every other role in the files.
    fn define_roles(&self) -> Result<(), StoreError> {
        let mut english = BTreeMap::new();
        for role in fixtures::parse::<HalList<Roles>>(ROLES_BETWEEN)?
            .embedded
            .roles
        {
            english.insert(fixtures::id(&role), (role.role_name, role.role_description));
        }
        let texts = |id: i64| -> Texts {
            let text = english.get(&id).cloned();
            text.map(|text| ("en".to_owned(), text))
                .into_iter()
                .collect()
        };
        let file: HalList<RoleDefinitions> = fixtures::parse(DEFINITIONS)?;
        for mut definition in file.embedded.roledefinitions {
            definition.links = None;
            let id = definition.role_definition_id.as_ref();
            let id = id.and_then(|id| id.number()).unwrap_or_default();
            roles::define(self.conn, id, &definition, &texts(id))?;
        }
        for file in [GUIDE_ROLES, QUIRK_ROLES] {
            for role in fixtures::parse::<HalList<Roles>>(file)?.embedded.roles {
                let id = fixtures::id(&role);
                roles::define(self.conn, id, &fixtures::definition(&role), &texts(id))?;
            }
        }
        Ok(())
    }

    fn roles(&self, person: i64, file: &str, list: RoleList) -> Result<(), StoreError> {
        for mut role in fixtures::parse::<HalList<Roles>>(file)?.embedded.roles {
            role.links = None;
            roles::give(self.conn, person, fixtures::id(&role), &role, list)?;
        }
        Ok(())
    }

    /// The guide's examples and what docs/contract/contacts.md, section 1.8 fills their gaps with.
    fn guide(&self) -> Result<(), StoreError> {
        self.official(GUIDE_COMPANY, &fixtures::official(GUIDE_OFFICIAL)?)?;
        for person in fixtures::people(GUIDE_PEOPLE)? {
            self.person(GUIDE_COMPANY, person)?;
        }
        let shared = both("99000010", "kontakt@example.no");
        self.official(GUIDE_ROLE_COMPANY, std::slice::from_ref(&shared))?;
        self.official(GUIDE_SUB_UNIT, &[shared])?;
        let person = self.person(
            GUIDE_ROLE_COMPANY,
            person(
                "r50051516",
                "LYS LOM",
                Some("17887400172"),
                phone("99000011"),
            ),
        )?;
        self.roles(person, GUIDE_ROLES, RoleList::Both)
    }

    /// One of each quirk.
    fn quirks(&self) -> Result<(), StoreError> {
        self.official(QUIRK_COMPANY, &fixtures::official(QUIRK_OFFICIAL)?)?;
        for mut person in fixtures::people(QUIRK_PEOPLE)? {
            let id = person.id.clone();
            if id == "r60000002" {
                // Number and address are there, and answered only to who asks for the service.
                person.is_silent = true;
                person.point.mobile = Some("99000033".to_owned());
                person.point.email = Some("bra@example.no".to_owned());
            }
            let person = self.person(QUIRK_COMPANY, person)?;
            match id.as_str() {
                "r60000001" => {
                    self.roles(person, QUIRK_ROLES, RoleList::OfContact)?;
                    self.roles_between(person)?;
                    people::subscribe(self.conn, person, &service())?;
                }
                "r60000002" => people::subscribe(self.conn, person, &service())?,
                _ => {}
            }
        }
        self.official(SHARING, &[both("99000034", "stille@example.no")])?;
        let shared = email("stille@example.no");
        self.person(
            SHARING,
            person("r60000005", "FALK FRØ", Some("24847500197"), shared),
        )?;
        self.person(
            SHARING,
            person("r60000006", "GLAD GJØK", None, phone("+4799000035")),
        )?;
        self.official(NO_PEOPLE, &[phone("99000031")])
    }

    /// Between two parties roles are listed without codes, in English here, and as bokmål has them
    /// in their definitions.
    fn roles_between(&self, person: i64) -> Result<(), StoreError> {
        for role in fixtures::parse::<HalList<Roles>>(ROLES_BETWEEN)?
            .embedded
            .roles
        {
            let id = fixtures::id(&role);
            let definition = roles::by_id(self.conn, id, fullmakt_domain::Language::Nb)?;
            let definition = definition.unwrap_or_default();
            let role = Role {
                role_name: definition.role_name,
                role_description: definition.role_description,
                links: None,
                ..role
            };
            roles::give(self.conn, person, id, &role, RoleList::OfParties)?;
        }
        Ok(())
    }

    fn private_contacts(&self) -> Result<(), StoreError> {
        let time = || Some("2024-05-02T06:00:00Z".to_owned());
        let ase = PrivateContact {
            national_identity_number: Some(PersonNumber("14907000029".to_owned())),
            phone_number: Some("+4799000036".to_owned()),
            email_address: Some("privat@example.no".to_owned()),
            phone_number_last_updated_or_verified: time(),
            email_last_updated_or_verified: time(),
            ..PrivateContact::default()
        };
        let reserved = PrivateContact {
            national_identity_number: Some(PersonNumber("03838500063".to_owned())),
            is_reserved: true,
            phone_number_last_updated_or_verified: time(),
            ..PrivateContact::default()
        };
        let self_identified = PrivateContact {
            email_address: Some("privat@example.no".to_owned()),
            email_last_updated_or_verified: time(),
            username: Some("privat".to_owned()),
            ..PrivateContact::default()
        };
        for contact in [ase, reserved, self_identified] {
            people::insert_private(self.conn, &contact)?;
        }
        Ok(())
    }
}

/// A person whose organisation is yet to be said.
fn person(id: &str, name: &str, national_id: Option<&str>, point: Point) -> Person {
    Person {
        seq: 0,
        organisation: 0,
        id: id.to_owned(),
        name: name.to_owned(),
        national_id: national_id.map(str::to_owned),
        point,
        is_silent: false,
    }
}

fn service() -> Service {
    Service {
        code: "4628".to_owned(),
        edition: "1".to_owned(),
    }
}

fn phone(number: &str) -> Point {
    Point {
        mobile: Some(number.to_owned()),
        mobile_changed: Some(CHANGED.to_owned()),
        ..Point::default()
    }
}

fn email(address: &str) -> Point {
    Point {
        email: Some(address.to_owned()),
        email_changed: Some(CHANGED.to_owned()),
        ..Point::default()
    }
}

fn both(number: &str, address: &str) -> Point {
    Point {
        mobile: phone(number).mobile,
        mobile_changed: Some(CHANGED.to_owned()),
        ..email(address)
    }
}
