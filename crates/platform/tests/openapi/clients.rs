//! Clients of system users, and lists of client administration (docs/contract/platform.md, sections 3 and 4).

use crate::api_call::{ApiCall, Caller, Case, DIRECTOR, STRANGER, UNKNOWN, api_call, operation};
use crate::fixture::{ACCOUNTANT_PARTY, Fixture};

/// A client administrator in a system of its own, who reads and who writes.
const READER: Caller = Caller::PersonWith(20001, "altinn:clientdelegations.read");
const WRITER: Caller = Caller::PersonWith(20001, "altinn:clientdelegations.write");

pub(crate) fn cases() -> Vec<Case> {
    let families = [portal(), own_organisation(), documented(), administration()];
    families.into_iter().flatten().collect()
}

fn of_accountant() -> ApiCall {
    api_call()
        .by(DIRECTOR)
        .path_param("party", ACCOUNTANT_PARTY)
}

fn portal() -> Vec<Case> {
    let clients = operation("listClientsPortal", 200, |fixture| {
        of_accountant().query_param("facilitator", &fixture.accountant_uuid)
    })
    .malformed("party")
    .only_with_token(STRANGER)
    .and(403, |fixture, valid| {
        valid.query_param("facilitator", &fixture.party_uuid)
    });
    let added = operation("listDelegatedClientsPortal", 200, |fixture| {
        of_accountant()
            .path_param("facilitator", &fixture.accountant_uuid)
            .path_param("systemUserId", &fixture.agent_system_user)
    })
    .malformed("systemUserId")
    .only_with_token(STRANGER);
    let change = |fixture: &Fixture| {
        of_accountant()
            .path_param("systemUserId", &fixture.agent_system_user)
            .query_param("provider", &fixture.accountant_uuid)
            .query_param("client", &fixture.client)
    };
    let add = operation("addClientPortal", 200, change)
        .and(400, |_, valid| valid.query_param("client", UNKNOWN))
        .and(400, |_, valid| valid.path_param("systemUserId", UNKNOWN))
        .only_with_token(STRANGER);
    let remove = operation("removeClientPortal", 200, change)
        .and(400, |fixture, valid| {
            valid.query_param("provider", &fixture.party_uuid)
        })
        .only_with_token(STRANGER);
    let all = [clients.done(), added.done(), add.done(), remove.done()];
    all.into_iter().flatten().collect()
}

fn own_organisation() -> Vec<Case> {
    let of = |name| {
        let call = |fixture: &Fixture| {
            of_accountant()
                .path_param("systemUserId", &fixture.agent_system_user)
                .query_param("partyUuid", &fixture.accountant_uuid)
        };
        operation(name, 200, call)
            .and(400, |_, valid| valid.path_param("systemUserId", UNKNOWN))
            .only_with_token(STRANGER)
            .done()
    };
    let names = [
        "isOwnOrganisationAdded",
        "addOwnOrganisation",
        "removeOwnOrganisation",
    ];
    names.into_iter().flat_map(of).collect()
}

fn documented() -> Vec<Case> {
    let mut all = operation("listAgentSystemUsersByOrg", 200, |_| {
        api_call().by(READER).query_param("party", "311037889")
    })
    .only_with_token(DIRECTOR)
    .and(404, |_, valid| valid.query_param("party", "999999999"))
    .done();
    for name in ["listAvailableClients", "listAddedClients"] {
        let cases = operation(name, 200, |fixture| {
            api_call()
                .by(READER)
                .query_param("agent", &fixture.agent_system_user)
        });
        let cases = cases
            .and(400, |_, valid| valid.without_query_param("agent"))
            .only_with_token(DIRECTOR);
        all.extend(cases.done());
    }
    let change = |fixture: &Fixture| {
        api_call()
            .by(WRITER)
            .query_param("agent", &fixture.agent_system_user)
            .query_param("client", &fixture.client)
    };
    let add = operation("addClient", 200, change)
        .and(400, |_, valid| valid.without_query_param("client"))
        .and(400, |_, valid| valid.query_param("client", UNKNOWN))
        .only_with_token(DIRECTOR);
    let remove = operation("removeClient", 200, change)
        .and(400, |fixture, valid| {
            valid.query_param("agent", &fixture.decided.0)
        })
        .and(404, |_, valid| valid.query_param("client", UNKNOWN))
        .only_with_token(DIRECTOR);
    all.extend(add.done());
    all.extend(remove.done());
    all
}

fn administration() -> Vec<Case> {
    let mut all = Vec::new();
    for name in ["listClientsV1", "listClientsV2"] {
        let cases = operation(name, 200, |fixture| {
            api_call()
                .by(DIRECTOR)
                .query_param("party", &fixture.accountant_uuid)
        });
        all.extend(cases.only_with_token(STRANGER).done());
    }
    for (name, agent) in [
        ("listAgentPackagesV1", "to"),
        ("listAgentPackagesV2", "agent"),
    ] {
        let cases = operation(name, 200, move |fixture| {
            api_call()
                .by(DIRECTOR)
                .query_param("party", &fixture.accountant_uuid)
                .query_param(agent, &fixture.agent_system_user)
        });
        let cases = cases
            .and(400, move |_, valid| valid.query_param(agent, UNKNOWN))
            .only_with_token(STRANGER);
        all.extend(cases.done());
    }
    all
}
