//! What supports the pages: parties, profile, checks, metadata, services and the session
//! (docs/contract/platform.md, sections 2.5 and 2.6).

use crate::api_call::{
    Caller, Case, DIRECTOR, NO_PORTAL, STRANGER, UNKNOWN, UNKNOWN_PERSON, api_call, operation,
};
use serde_json::json;

/// A package that no service lies in (`jordbruk`).
const WITHOUT_SERVICES: &str = "c5bbbc3f-605a-4dcb-a587-32124d7bb76d";

pub(crate) fn cases() -> Vec<Case> {
    [
        person(),
        checks(),
        packages(),
        roles(),
        services(),
        session(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn person() -> Vec<Case> {
    let parties = operation("listAuthorizedParties", 200, |_| api_call().by(DIRECTOR))
        .and(200, |_, valid| {
            valid
                .query_param("includeRoles", "true")
                .query_param("includeAccessPackages", "true")
        })
        .and(200, |fixture, valid| {
            valid.query_param("partyFilter", &fixture.party_uuid)
        })
        .and(400, |_, valid| valid.query_param("includeRoles", "perhaps"))
        .only_with_token(NO_PORTAL);
    let profile = operation("getCurrentUser", 200, |_| api_call().by(DIRECTOR))
        .only_with_token(NO_PORTAL)
        .and(404, |_, valid| valid.by(UNKNOWN_PERSON));
    let settings = operation("patchProfileSettings", 200, |_| {
        api_call().by(DIRECTOR).body(json!({"language": "nn"}))
    })
    .only_with_token(NO_PORTAL);
    [parties.done(), profile.done(), settings.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn checks() -> Vec<Case> {
    let packages = operation("checkPackages", 200, |fixture| {
        api_call()
            .by(DIRECTOR)
            .query_param("party", &fixture.party_uuid)
            .query_param("packages", "urn:altinn:accesspackage:skattegrunnlag")
    })
    .and(200, |_, valid| valid.without_query_param("packages"))
    .and(400, |_, valid| {
        valid.query_param("packages", "urn:altinn:accesspackage:nothing")
    })
    .only_with_token(STRANGER)
    .and(403, |_, valid| valid.query_param("party", "x"));
    let resource = operation("checkResource", 200, |fixture| {
        api_call()
            .by(DIRECTOR)
            .query_param("party", &fixture.party_uuid)
            .query_param("resource", "ske-krav-og-betalinger")
    })
    .and(400, |_, valid| valid.query_param("resource", "nothing"))
    .only_with_token(STRANGER)
    .and(403, |_, valid| valid.without_query_param("party"));
    [packages.done(), resource.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn packages() -> Vec<Case> {
    let search = operation("searchPackages", 200, |_| {
        api_call().query_param("term", "skatt")
    })
    .and(200, |_, valid| {
        valid
            .header("Accept-Language", "en")
            .query_param("term", "tax")
            .query_param("searchInResources", "true")
    })
    .and(204, |_, valid| valid.query_param("term", "zzzzzzzz"))
    .and(400, |_, valid| valid.query_param("strict", "perhaps"));
    let export = operation("exportPackages", 200, |_| api_call());
    let groups = operation("listAreaGroups", 200, |_| {
        api_call().header("Accept-Language", "nn")
    });
    let group = operation("getAreaGroup", 200, |fixture| {
        api_call().path_param("id", &fixture.group)
    })
    .malformed("id")
    .unknown("id");
    let areas = operation("listAreas", 200, |fixture| {
        api_call().path_param("id", &fixture.group)
    })
    .and(204, |_, valid| valid.path_param("id", UNKNOWN))
    .malformed("id");
    let area = operation("getArea", 200, |fixture| {
        api_call().path_param("id", &fixture.area)
    })
    .malformed("id")
    .unknown("id");
    let of_area = operation("listAreaPackages", 200, |fixture| {
        api_call().path_param("id", &fixture.area)
    })
    .and(204, |_, valid| valid.path_param("id", UNKNOWN))
    .malformed("id");
    let package = operation("getPackage", 200, |fixture| {
        api_call().path_param("id", &fixture.package)
    })
    .malformed("id")
    .unknown("id");
    let by_urn = operation("getPackageByUrn", 200, |_| {
        api_call().path_param("urnValue", "urn:altinn:accesspackage:skattegrunnlag")
    })
    .and(200, |_, valid| {
        valid.path_param("urnValue", "skattegrunnlag")
    })
    .and(404, |_, valid| valid.path_param("urnValue", "nothing"));
    let resources = operation("listPackageResources", 200, |fixture| {
        api_call().path_param("id", &fixture.package)
    })
    .and(204, |_, valid| valid.path_param("id", WITHOUT_SERVICES))
    .malformed("id")
    .unknown("id");
    [
        search.done(),
        export.done(),
        groups.done(),
        group.done(),
        areas.done(),
        area.done(),
        of_area.done(),
        package.done(),
        by_urn.done(),
        resources.done(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn roles() -> Vec<Case> {
    // The role of an accountant (docs/contract/platform.md, section 4.5).
    const ACCOUNTANT: &str = "46e27685-b3ba-423e-8b42-faab54de5817";
    let list = operation("listRoles", 200, |_| api_call());
    let one = operation("getRole", 200, |_| api_call().path_param("id", ACCOUNTANT))
        .malformed("id")
        .unknown("id");
    let packages = operation("listRolePackages", 200, |_| {
        api_call()
            .path_param("id", ACCOUNTANT)
            .query_param("variant", "AS")
    })
    .and(400, |_, valid| valid.without_query_param("variant"))
    .and(200, |_, valid| valid.path_param("id", UNKNOWN))
    .and(404, |_, valid| valid.query_param("variant", "nothing"));
    let by_code = operation("listRolePackagesByCode", 200, |_| {
        api_call()
            .query_param("role", "regnskapsforer")
            .query_param("variant", "AS")
    })
    .and(400, |_, valid| valid.without_query_param("role"))
    .and(404, |_, valid| valid.query_param("role", "nothing"));
    let resources = operation("listRoleResources", 200, |_| {
        api_call()
            .path_param("id", ACCOUNTANT)
            .query_param("variant", "AS")
    })
    .and(200, |_, valid| {
        valid.query_param("includePackageResources", "true")
    })
    .malformed("id")
    .and(200, |_, valid| valid.path_param("id", UNKNOWN))
    .and(404, |_, valid| valid.query_param("variant", "nothing"));
    let resources_by_code = operation("listRoleResourcesByCode", 200, |_| {
        api_call()
            .query_param("role", "regnskapsforer")
            .query_param("variant", "AS")
    })
    .and(400, |_, valid| valid.without_query_param("variant"))
    .and(404, |_, valid| valid.query_param("role", "nothing"));
    let forms = operation("listOrganizationSubTypes", 200, |_| api_call());
    [
        list.done(),
        one.done(),
        packages.done(),
        by_code.done(),
        resources.done(),
        resources_by_code.done(),
        forms.done(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn services() -> Vec<Case> {
    let one = operation("getResource", 200, |_| {
        api_call().path_param("id", "ske-krav-og-betalinger")
    })
    .and(404, |_, valid| valid.path_param("id", "nothing"));
    let search = operation("searchResources", 200, |_| {
        api_call().query_param("Title", "skatt")
    })
    .and(200, |_, valid| valid.query_param("Title", "zzzzzzzz"));
    let all = operation("listResources", 200, |_| api_call());
    let owners = operation("listServiceOwners", 200, |_| api_call());
    [one.done(), search.done(), all.done(), owners.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn session() -> Vec<Case> {
    let login = operation("login", 200, |_| {
        api_call().query_param("goTo", "http://localhost:8080/accessmanagement/ui/")
    });
    let refresh = operation("refresh", 200, |_| api_call().by(DIRECTOR))
        .and(401, |_, valid| valid.by(Caller::Nobody));
    let exchange = operation("exchangeToken", 200, |_| {
        api_call()
            .by(DIRECTOR)
            .path_param("tokenProvider", "id-porten")
    })
    .and(400, |_, valid| {
        valid.path_param("tokenProvider", "elsewhere")
    })
    .and(401, |_, valid| valid.by(Caller::Nobody));
    let logout = operation("logout", 302, |_| api_call().by(DIRECTOR));
    let after = operation("handleLoggedOut", 302, |_| api_call()).and(302, |fixture, valid| {
        valid.header(
            "Cookie",
            format!("AltinnLogoutInfo=SystemuserRequestId={}", fixture.taken.0),
        )
    });
    [
        login.done(),
        refresh.done(),
        exchange.done(),
        logout.done(),
        after.done(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
