//! What the app reads, held against the full types and the same real-shaped files.

#![allow(clippy::unwrap_used, reason = "a test may fail so")]

use fullmakt_contract::clients::{PortalClient, PortalDelegation};
use fullmakt_contract::delegation_check::{PackageCheck, ResourceCheck};
use fullmakt_contract::parties::AuthorizedParty;
use fullmakt_contract::requests::RequestForApprover;
use fullmakt_contract::resources::RegistryResource;
use fullmakt_contract::summaries::{
    AddedClientSummary, ClientSummary, OrganisationSummary, PackageCheckSummary, PartyName,
    RequestSummary, ServiceCheckSummary, ServiceSummary, ShortList, SystemSummary,
    SystemUserSummary,
};
use fullmakt_contract::system_users::SystemUser;
use fullmakt_contract::systems::RegisteredSystem;
use fullmakt_contract::{LenientList, LenientPage};
use serde::de::DeserializeOwned;
use serde_json::json;
use std::fs;
use std::path::Path;

fn read<T: DeserializeOwned>(file: &str) -> T {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/platform");
    serde_json::from_slice(&fs::read(folder.join(file)).unwrap()).unwrap()
}

#[test]
fn of_a_request_all_that_is_asked_for_is_read() {
    for file in [
        "requests/standard-request.json",
        "requests/agent-request.json",
    ] {
        let full: RequestForApprover = read(file);
        let summary: RequestSummary = read(file);
        assert_eq!(summary.id, full.id);
        assert_eq!(summary.party_id, Some(full.party_id));
        assert_eq!(summary.party_uuid, full.party_uuid);
        assert_eq!(summary.status, full.status);
        assert_eq!(summary.redirect_url, full.redirect_url);
        assert_eq!(summary.rights, full.rights.unwrap_or_default());
        assert_eq!(
            summary.access_packages,
            full.access_packages.unwrap_or_default()
        );
    }
}

#[test]
fn of_a_system_user_all_that_it_may_do_is_read() {
    for file in ["system-users/standard.json", "system-users/agent.json"] {
        let full: Vec<SystemUser> = read(file);
        let summaries: Vec<SystemUserSummary> = read(file);
        assert!(!full.is_empty());
        for (full, summary) in full.into_iter().zip(summaries) {
            assert_eq!(summary.id, full.id);
            assert_eq!(summary.user_type, full.user_type);
            assert_eq!(Some(summary.integration_title), full.integration_title);
            assert!(!summary.supplier_orgno.is_empty());
            assert_eq!(summary.created, full.created);
            assert_eq!(summary.rights, full.rights.unwrap_or_default());
            assert_eq!(
                summary.access_packages,
                full.access_packages.unwrap_or_default()
            );
        }
    }
}

#[test]
fn of_systems_and_services_the_names_are_read() {
    let full: LenientList<RegisteredSystem> = read("system-register/systems.json");
    let summaries: LenientList<SystemSummary> = read("system-register/systems.json");
    assert!(!full.rows.is_empty());
    for (full, summary) in full.rows.iter().zip(&summaries.rows) {
        assert_eq!(summary.name, full.name);
        assert_eq!(
            summary.system_vendor_org_number,
            full.system_vendor_org_number
        );
    }

    let full: Vec<RegistryResource> = read("resource-registry/resources.json");
    let summaries: Vec<ServiceSummary> = read("resource-registry/resources.json");
    assert!(!full.is_empty());
    for (full, summary) in full.iter().zip(&summaries) {
        assert_eq!(summary.title, full.title);
        assert_eq!(summary.right_description, full.right_description);
    }
}

#[test]
fn of_checks_the_answers_are_read() {
    let full: LenientPage<PackageCheck> = read("delegation-check/access-packages.json");
    let summary: ShortList<PackageCheckSummary> = read("delegation-check/access-packages.json");
    let answers = |rows: &[PackageCheck]| -> Vec<(String, bool)> {
        let answers = rows.iter().map(|row| (row.package.urn.clone(), row.result));
        answers.collect()
    };
    let summaries = summary.data.rows.into_iter();
    assert!(!full.data.rows.is_empty());
    assert_eq!(
        summaries
            .map(|row| (row.package.urn, row.result))
            .collect::<Vec<_>>(),
        answers(&full.data.rows)
    );

    let full: ResourceCheck = read("delegation-check/resource-jks-test-resource.json");
    let summary: ServiceCheckSummary = read("delegation-check/resource-jks-test-resource.json");
    assert_eq!(summary.rights.len(), full.rights.len());
    for (full, summary) in full.rights.iter().zip(&summary.rights) {
        assert_eq!(summary.result, full.result);
        assert_eq!(summary.reason_codes, full.reason_codes);
    }
}

/// A list of parties carries national identity numbers.
#[test]
fn of_a_person_nothing_but_the_name_is_read() {
    let raw: serde_json::Value = read("authorized-parties/person-party.json");
    let party: PartyName = read("authorized-parties/person-party.json");
    assert!(!party.name.is_empty());
    let held = format!("{party:?}");
    let secret = raw["personId"].as_str().unwrap();
    assert!(!held.contains(secret), "{held}");
    let party: OrganisationSummary = read("authorized-parties/person-party.json");
    assert!(!party.is_organisation);
    assert!(!format!("{party:?}").contains(secret), "{party:?}");
}

#[test]
fn of_organisations_that_one_can_act_for_names_numbers_and_sub_units_are_read() {
    let file = "authorized-parties/person-with-main-and-sub-units.json";
    let full: Vec<AuthorizedParty> = read(file);
    let summaries: Vec<OrganisationSummary> = read(file);
    assert!(full.iter().any(|row| !row.subunits.is_empty()));
    compare(&full, &summaries);

    fn compare(full: &[AuthorizedParty], summaries: &[OrganisationSummary]) {
        assert_eq!(full.len(), summaries.len());
        for (full, summary) in full.iter().zip(summaries) {
            assert_eq!(summary.party_uuid, full.party_uuid);
            assert_eq!(summary.party_id, full.party_id);
            assert_eq!(summary.name, full.name);
            assert_eq!(summary.is_organisation, full.kind == "Organization");
            assert_eq!(
                summary.organization_number,
                full.organization_number.clone().unwrap_or_default()
            );
            compare(&full.subunits, &summary.subunits);
        }
    }
    let bare =
        json!({ "partyUuid": "a", "type": null, "organizationNumber": null, "subunits": [null] });
    let bare: OrganisationSummary = serde_json::from_value(bare).unwrap();
    assert!(!bare.is_organisation && bare.subunits.is_empty());
}

/// One `null` among the rights of a request made the whole request unreadable.
#[test]
fn rows_that_are_null_are_left_out_and_odd_ones_cost_the_answer() {
    let decode = |rights: serde_json::Value| {
        serde_json::from_value::<RequestSummary>(json!({
            "id": "1", "systemId": "2", "partyOrgNo": "3", "status": "New",
            "rights": rights, "accessPackages": null,
        }))
    };
    let right = json!({ "resource": [null, { "id": "urn:altinn:resource", "value": "a" }] });
    let request = decode(json!([null, right, null])).unwrap();
    assert_eq!(request.rights.len(), 1);
    assert_eq!(request.rights[0].resource.len(), 1);
    assert!(request.access_packages.is_empty());
    for odd in [json!(["a"]), json!([7]), json!({})] {
        assert!(decode(odd.clone()).is_err(), "{odd}");
    }
}

#[test]
fn of_clients_names_numbers_and_packages_are_read() {
    for file in [
        "portal-clients/clients-regnskapsforer.json",
        "portal-clients/clients-forretningsforer.json",
    ] {
        let full: Vec<PortalClient> = read(file);
        let summaries: LenientList<ClientSummary> = read(file);
        assert!(!full.is_empty());
        assert_eq!(
            (summaries.rows.len(), summaries.unreadable),
            (full.len(), 0)
        );
        for (full, summary) in full.iter().zip(&summaries.rows) {
            assert_eq!(summary.uuid, full.party_uuid);
            assert_eq!(Some(&summary.name), full.display_name.as_ref());
            assert_eq!(Some(&summary.number), full.organization_identifier.as_ref());
            let roles = full.access.iter().map(|access| &access.role);
            assert!(summary.access.iter().map(|access| &access.role).eq(roles));
            let packages = full.access.iter().flat_map(|access| &access.packages);
            assert!(summary.packages().eq(packages));
        }
    }
}

#[test]
fn of_added_clients_the_client_is_read_and_not_the_delegation() {
    for file in [
        "portal-clients/added-regnskapsforer.json",
        "portal-clients/added-revisor.json",
    ] {
        let full: Vec<PortalDelegation> = read(file);
        let summaries: Vec<AddedClientSummary> = read(file);
        assert!(!full.is_empty());
        assert_eq!(summaries.len(), full.len());
        for (full, summary) in full.iter().zip(&summaries) {
            assert_eq!(Some(&summary.id), full.customer_id.as_ref());
            assert_ne!(summary.id, full.delegation_id);
        }
    }
}

#[test]
fn clients_are_read_in_spite_of_nulls_and_new_members() {
    let clients = json!([
        {"partyUuid": "a", "displayName": null, "organizationIdentifier": null, "access": null},
        {"partyUuid": "b", "access": [null, {"role": null, "packages": [null, "lonn"], "x": 1}], "x": {}},
        {"partyUuid": null},
    ]);
    let clients: LenientList<ClientSummary> = serde_json::from_value(clients).unwrap();
    assert_eq!((clients.rows.len(), clients.unreadable), (2, 1));
    assert_eq!(clients.rows[1].packages().collect::<Vec<_>>(), ["lonn"]);

    let added = json!([
        {"delegationId": "a", "customerId": null, "customerName": "Sola AS", "customerOrganizationNumber": "310495670"},
        {"delegationId": "x", "customerId": "b", "customerName": null, "customerOrganizationNumber": null, "x": 1},
        {"customerName": "nobody"},
    ]);
    let added: LenientList<AddedClientSummary> = serde_json::from_value(added).unwrap();
    assert_eq!(added.unreadable, 1);
    let rows = added.rows.iter();
    let rows = rows.map(|row| (&*row.id, &*row.name, &*row.number));
    let expected = [("a", "Sola AS", "310495670"), ("b", "", "")];
    assert_eq!(rows.collect::<Vec<_>>(), expected);
}

#[test]
fn no_national_identity_number_of_a_client_is_kept() {
    let secret = "11012800000";
    let client =
        json!({"partyUuid": "a", "organizationIdentifier": secret, "personIdentifier": secret});
    let client: ClientSummary = serde_json::from_value(client).unwrap();
    let added = json!({"customerId": "a", "customerOrganizationNumber": secret});
    let added: AddedClientSummary = serde_json::from_value(added).unwrap();
    let held = format!("{client:?} {added:?}");
    assert!(!held.contains(secret), "{held}");
}
