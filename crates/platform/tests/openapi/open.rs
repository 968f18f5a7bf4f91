//! What supports the pages: parties, profile, checks, metadata, services and the session
//! (platform.md, sections 2.5 and 2.6).

use crate::call::{Case, DIRECTOR, GHOST, NO_PORTAL, STRANGER, UNKNOWN, Who, call, operation};
use serde_json::json;

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
    let parties = operation("listAuthorizedParties", 200, |_| call().by(DIRECTOR))
        .and(200, |_, good| {
            good.with("includeRoles", "true")
                .with("includeAccessPackages", "true")
        })
        .and(200, |world, good| {
            good.with("partyFilter", &world.party_uuid)
        })
        .and(400, |_, good| good.with("includeRoles", "perhaps"))
        .only_with_token(NO_PORTAL);
    let profile = operation("getCurrentUser", 200, |_| call().by(DIRECTOR))
        .only_with_token(NO_PORTAL)
        .and(404, |_, good| good.by(GHOST));
    let settings = operation("patchProfileSettings", 200, |_| {
        call().by(DIRECTOR).body(json!({"language": "nn"}))
    })
    .only_with_token(NO_PORTAL);
    [parties.done(), profile.done(), settings.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn checks() -> Vec<Case> {
    let packages = operation("checkPackages", 200, |world| {
        call()
            .by(DIRECTOR)
            .with("party", &world.party_uuid)
            .with("packages", "urn:altinn:accesspackage:skattegrunnlag")
    })
    .and(200, |_, good| good.without("packages"))
    .and(400, |_, good| {
        good.with("packages", "urn:altinn:accesspackage:nothing")
    })
    .only_with_token(STRANGER)
    .and(403, |_, good| good.with("party", "x"));
    let resource = operation("checkResource", 200, |world| {
        call()
            .by(DIRECTOR)
            .with("party", &world.party_uuid)
            .with("resource", "ske-krav-og-betalinger")
    })
    .and(400, |_, good| good.with("resource", "nothing"))
    .only_with_token(STRANGER)
    .and(403, |_, good| good.without("party"));
    [packages.done(), resource.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn packages() -> Vec<Case> {
    let search = operation("searchPackages", 200, |_| call().with("term", "skatt"))
        .and(200, |_, good| {
            good.header("Accept-Language", "en")
                .with("term", "tax")
                .with("searchInResources", "true")
        })
        .and(204, |_, good| good.with("term", "zzzzzzzz"))
        .and(400, |_, good| good.with("strict", "perhaps"));
    let export = operation("exportPackages", 200, |_| call());
    let groups = operation("listAreaGroups", 200, |_| {
        call().header("Accept-Language", "nn")
    });
    let group = operation("getAreaGroup", 200, |world| call().at("id", &world.group))
        .malformed("id")
        .unknown("id");
    let areas = operation("listAreas", 200, |world| call().at("id", &world.group))
        .and(204, |_, good| good.at("id", UNKNOWN))
        .malformed("id");
    let area = operation("getArea", 200, |world| call().at("id", &world.area))
        .malformed("id")
        .unknown("id");
    let of_area = operation("listAreaPackages", 200, |world| {
        call().at("id", &world.area)
    })
    .and(204, |_, good| good.at("id", UNKNOWN))
    .malformed("id");
    let package = operation("getPackage", 200, |world| call().at("id", &world.package))
        .malformed("id")
        .unknown("id");
    let by_urn = operation("getPackageByUrn", 200, |_| {
        call().at("urnValue", "urn:altinn:accesspackage:skattegrunnlag")
    })
    .and(200, |_, good| good.at("urnValue", "skattegrunnlag"))
    .and(404, |_, good| good.at("urnValue", "nothing"));
    let resources = operation("listPackageResources", 200, |world| {
        call().at("id", &world.package)
    })
    .and(204, |_, good| good.at("id", UNKNOWN))
    .malformed("id");
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
    // The role of an accountant (platform.md, section 4.5).
    const ACCOUNTANT: &str = "46e27685-b3ba-423e-8b42-faab54de5817";
    let list = operation("listRoles", 200, |_| call());
    let one = operation("getRole", 200, |_| call().at("id", ACCOUNTANT))
        .malformed("id")
        .unknown("id");
    let packages = operation("listRolePackages", 200, |_| {
        call().at("id", ACCOUNTANT).with("variant", "AS")
    })
    .and(400, |_, good| good.without("variant"))
    .unknown("id");
    let by_code = operation("listRolePackagesByCode", 200, |_| {
        call().with("role", "regnskapsforer").with("variant", "AS")
    })
    .and(400, |_, good| good.without("role"))
    .and(404, |_, good| good.with("role", "nothing"));
    let resources = operation("listRoleResources", 200, |_| {
        call().at("id", ACCOUNTANT).with("variant", "AS")
    })
    .and(200, |_, good| good.with("includePackageResources", "true"))
    .malformed("id")
    .unknown("id");
    [
        list.done(),
        one.done(),
        packages.done(),
        by_code.done(),
        resources.done(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn services() -> Vec<Case> {
    let one = operation("getResource", 200, |_| {
        call().at("id", "ske-krav-og-betalinger")
    })
    .and(404, |_, good| good.at("id", "nothing"));
    let search = operation("searchResources", 200, |_| call().with("Title", "skatt"))
        .and(200, |_, good| good.with("Title", "zzzzzzzz"));
    let all = operation("listResources", 200, |_| call());
    let owners = operation("listServiceOwners", 200, |_| call());
    [one.done(), search.done(), all.done(), owners.done()]
        .into_iter()
        .flatten()
        .collect()
}

fn session() -> Vec<Case> {
    let login = operation("login", 200, |_| {
        call().with("goTo", "http://localhost:8080/accessmanagement/ui/")
    });
    let refresh =
        operation("refresh", 200, |_| call().by(DIRECTOR)).and(401, |_, good| good.by(Who::Nobody));
    let exchange = operation("exchangeToken", 200, |_| {
        call().by(DIRECTOR).at("tokenProvider", "id-porten")
    })
    .and(401, |_, good| good.by(Who::Nobody));
    let logout = operation("logout", 302, |_| call().by(DIRECTOR));
    let after = operation("handleLoggedOut", 302, |_| call()).and(302, |world, good| {
        good.header(
            "Cookie",
            format!("AltinnLogoutInfo=SystemuserRequestId={}", world.taken.0),
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
