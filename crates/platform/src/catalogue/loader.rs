//! Reads the files that are built into the program.

use super::{
    Area, Catalogue, EntityType, Group, Owner, Package, Role, RolePackage, Service, Text,
    service::{OwnService, OwnServices},
};
use fullmakt_contract::{
    Translations,
    resources::{CompetentAuthority, RegistryResource},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// A file of the contract's fixtures.
macro_rules! fixture {
    ($path:literal) => {
        include_str!(concat!("../../../contract/fixtures/platform/", $path))
    };
}

const PACKAGES: &str = fixture!("derived/packages.json");
const AREAS: &str = fixture!("derived/areas.json");
const ROLES: &str = fixture!("derived/roles.json");
const ROLE_PACKAGES: &str = fixture!("derived/role-packages.json");
const VARIANTS: &str = fixture!("derived/entity-variants.json");
const ROLE_METADATA: &str = fixture!("metadata/roles.json");
const RESOURCES: &str = fixture!("resource-registry/resources.json");
const OWNERS: &str = fixture!("resource-registry/owners.json");
const OWN_SERVICES: &str = include_str!("../../assets/services.json");

/// What `metadata/roles.json` adds.
#[derive(Deserialize)]
struct RoleMetadata {
    id: Uuid,
    description: Option<String>,
}

#[derive(Deserialize)]
struct Owners {
    orgs: BTreeMap<String, Owner>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct GroupOfArea {
    group: String,
    group_id: Uuid,
}

pub(super) fn built_in() -> Catalogue {
    let packages: Vec<Package> = rows(PACKAGES);
    let areas: Vec<Area> = rows(AREAS);
    let owners: Owners = rows(OWNERS);
    let services = services(&owners.orgs);
    let mut services_in = HashMap::<String, Vec<usize>>::new();
    for (place, service) in services.iter().enumerate() {
        for package in &service.packages {
            services_in.entry(package.clone()).or_default().push(place);
        }
    }
    let suffix = |(place, package): (usize, &Package)| (package.suffix().to_owned(), place);
    let id = |(place, package): (usize, &Package)| (package.id, place);
    let service_id = |(place, service): (usize, &Service)| (service.id().to_owned(), place);
    Catalogue {
        package_by_suffix: packages.iter().enumerate().map(suffix).collect(),
        package_by_id: packages.iter().enumerate().map(id).collect(),
        service_by_id: services.iter().enumerate().map(service_id).collect(),
        groups: groups(&packages, &areas),
        packages,
        areas,
        roles: roles(),
        variants: rows(VARIANTS),
        role_packages: rows::<Vec<RolePackage>>(ROLE_PACKAGES),
        services,
        owners: owners.orgs,
        services_in,
    }
}

#[expect(
    clippy::expect_used,
    reason = "the text is built in; the tests below read every one of them"
)]
fn rows<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("a file that is built in")
}

fn roles() -> Vec<Role> {
    let metadata: Vec<RoleMetadata> = rows(ROLE_METADATA);
    let mut descriptions: HashMap<_, _> = metadata
        .into_iter()
        .filter_map(|role| Some((role.id, role.description?)))
        .collect();
    let mut roles: Vec<Role> = rows(ROLES);
    for role in &mut roles {
        role.description = descriptions.remove(&role.id);
    }
    roles
}

/// The groups in the order in which areas name them, each of the type that its packages have.
fn groups(packages: &[Package], areas: &[Area]) -> Vec<Group> {
    let names: Vec<GroupOfArea> = rows(AREAS);
    let mut groups = Vec::<Group>::new();
    for (area, name) in areas.iter().zip(names) {
        if groups.iter().any(|group| group.id == name.group_id) {
            continue;
        }
        let mut inside = packages.iter();
        let inside = inside.find(|package| package.area_id == area.id);
        groups.push(Group {
            id: name.group_id,
            name: group_name(&name.group),
            entity_type: inside.map_or(EntityType::Organization, |package| package.entity_type),
        });
    }
    groups
}

/// The fixture names groups by an English word; the pages of the platform call them so.
fn group_name(word: &str) -> Text {
    let (nb, nn) = match word {
        "General" => ("Allment", "Allment"),
        "Industry" => ("Bransje", "Bransje"),
        "Special" => ("Særskilt", "Særskilt"),
        "Inhabitant" => ("Innbygger", "Innbyggjar"),
        "Guardianship" => ("Vergemål", "Verjemål"),
        other => (other, other),
    };
    Text {
        nb: nb.to_owned(),
        nn: nn.to_owned(),
        en: word.to_owned(),
    }
}

fn services(owners: &BTreeMap<String, Owner>) -> Vec<Service> {
    let own: OwnServices = rows(OWN_SERVICES);
    let mut packages = own.packages_of_fixtures;
    let fixtures: Vec<Value> = rows(RESOURCES);
    let fixtures = fixtures.into_iter().map(|entry| {
        let entry = fixture_entry(entry);
        let packages = packages.remove(&entry.identifier).unwrap_or_default();
        Service::new(entry, packages, None)
    });
    let fixtures: Vec<_> = fixtures.collect();
    let own = own.services.into_iter().map(|service| {
        let (packages, roles) = (service.packages.clone(), service.roles.clone());
        Service::new(own_entry(service, owners), packages, roles)
    });
    own.chain(fixtures).collect()
}

/// The registry's fixture writes null where the schema wants an object, a text or a truth value.
fn fixture_entry(mut entry: Value) -> RegistryResource {
    if let Value::Object(members) = &mut entry {
        members.retain(|_, value| !value.is_null());
        if let Some(Value::Object(authority)) = members.get_mut("hasCompetentAuthority") {
            authority.retain(|_, value| !value.is_null());
        }
    }
    rows(&entry.to_string())
}

fn own_entry(service: OwnService, owners: &BTreeMap<String, Owner>) -> RegistryResource {
    let owner = owners.get(&service.owner);
    let mode = service.access_list_mode.as_deref().unwrap_or("Disabled");
    let extra = json!({
        "version": "1",
        "status": "Completed",
        "contactPoints": [],
        "visible": true,
        "keywords": [],
        "accessListMode": mode,
        "selfIdentifiedUserEnabled": false,
        "enterpriseUserEnabled": false,
        "availableForType": ["LegalEntityEnterprise"],
        "authorizationReference": [{"id": "urn:altinn:resource", "value": &service.identifier}],
    });
    RegistryResource {
        identifier: service.identifier,
        title: Some(localized(&service.title)),
        description: Some(localized(&service.description)),
        right_description: Some(localized(&service.right_description)),
        delegable: service.delegable,
        has_competent_authority: Some(CompetentAuthority {
            name: owner.map(|owner| localized(&owner.name)),
            organization: owner.and_then(|owner| owner.orgnr.clone()),
            orgcode: Some(service.owner),
            ..CompetentAuthority::default()
        }),
        resource_type: service
            .resource_type
            .or_else(|| Some("GenericAccessResource".to_owned())),
        extra: extra.as_object().cloned().unwrap_or_default(),
    }
}

fn localized(text: &Text) -> Translations {
    Translations::new(&text.nb, &text.nn, &text.en)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_reference_leads_somewhere() {
        let catalogue = built_in();
        for package in &catalogue.packages {
            assert!(catalogue.area(package.area_id).is_some(), "{}", package.urn);
            assert_ne!(package.entity_type, EntityType::Other, "{}", package.urn);
        }
        for area in &catalogue.areas {
            assert!(catalogue.group(area.group_id).is_some(), "{}", area.urn);
        }
        for row in &catalogue.role_packages {
            assert!(catalogue.package(&row.package).is_some(), "{row:?}");
            assert!(catalogue.role(&row.role).is_some(), "{row:?}");
            let known = |form: &String| catalogue.variant(form).is_some();
            assert!(row.variant.as_ref().is_none_or(known), "{row:?}");
        }
        for service in &catalogue.services {
            for package in &service.packages {
                assert!(catalogue.package(package).is_some(), "{}", service.id());
            }
            for role in &service.roles {
                assert!(catalogue.role(role).is_some(), "{}", service.id());
            }
        }
        let own: OwnServices = rows(OWN_SERVICES);
        for service in &own.services {
            assert!(catalogue.owner(&service.owner).is_some(), "{service:?}");
        }
        for identifier in own.packages_of_fixtures.keys() {
            assert!(catalogue.service(identifier).is_some(), "{identifier}");
        }
    }

    #[test]
    fn no_id_twice() {
        let catalogue = built_in();
        let ids: HashSet<_> = catalogue.services.iter().map(Service::id).collect();
        assert_eq!(ids.len(), catalogue.services.len());
        let ids: HashSet<_> = catalogue.services.iter().map(|one| one.uuid).collect();
        assert_eq!(ids.len(), catalogue.services.len());
        assert_eq!(catalogue.package_by_id.len(), catalogue.packages.len());
        assert_eq!(catalogue.package_by_suffix.len(), catalogue.packages.len());
    }
}
