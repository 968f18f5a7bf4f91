//! The system register (docs/contract/platform.md, section 1.7).

use crate::api_call::{Caller, Case, NO_PORTAL, STRANGER, api_call, operation};
use crate::fixture::{Fixture, system};
use crate::support::{SMARTCLOUD, SUPERREGNSKAP};
use serde_json::json;

const VENDOR: Caller = Caller::Vendor(SMARTCLOUD);
/// A vendor without the scope of the register.
const UNSCOPED: Caller =
    Caller::VendorWith(SMARTCLOUD, "altinn:authentication/systemuser.request.write");

pub(crate) fn cases() -> Vec<Case> {
    [reading(), registering(), replacing()]
        .into_iter()
        .flatten()
        .collect()
}

fn reading() -> Vec<Case> {
    let list =
        operation("listSystems", 200, |_| api_call().by(STRANGER)).only_with_token(NO_PORTAL);
    let of_system = |_: &Fixture| {
        api_call()
            .by(STRANGER)
            .path_param("systemId", "991825827_smartcloud")
    };
    let one = operation("getSystem", 200, of_system)
        .only_with_token(NO_PORTAL)
        .and(404, |_, valid| valid.path_param("systemId", "nothing"));
    let rights = operation("getSystemRights", 200, of_system)
        .and(200, |_, valid| {
            valid.query_param("useOldFormatForApp", "true")
        })
        .and(400, |_, valid| {
            valid.query_param("useOldFormatForApp", "perhaps")
        })
        .only_with_token(NO_PORTAL)
        .and(404, |_, valid| valid.path_param("systemId", "nothing"));
    let packages = operation("getSystemPackages", 200, of_system)
        .only_with_token(NO_PORTAL)
        .and(404, |_, valid| valid.path_param("systemId", "nothing"));
    let of_vendor =
        operation("listSystemsForVendor", 200, |_| api_call().by(VENDOR)).only_with_token(UNSCOPED);
    let full = operation("getSystemForVendor", 200, |_| {
        api_call()
            .by(VENDOR)
            .path_param("systemId", "991825827_smartcloud")
    })
    .only_with_token(UNSCOPED)
    .and(404, |_, valid| valid.path_param("systemId", "nothing"));
    let changes = operation("listSystemChanges", 200, |_| {
        api_call()
            .by(VENDOR)
            .path_param("systemId", "991825827_smartcloud")
    })
    .only_with_token(UNSCOPED)
    .and(404, |_, valid| valid.path_param("systemId", "nothing"));
    [
        list.done(),
        changes.done(),
        one.done(),
        rights.done(),
        packages.done(),
        of_vendor.done(),
        full.done(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn registering() -> Vec<Case> {
    operation("registerSystem", 200, |fixture| {
        api_call()
            .by(VENDOR)
            .body(system(&format!("{SMARTCLOUD}_{}", fixture.reference())))
    })
    .and(400, |_, valid| {
        valid.member("id", json!("991825827_smartcloud"))
    })
    .and(400, |_, valid| valid.member("id", json!("another_name")))
    .and(400, |_, valid| {
        valid.member("id", json!("991825827_with space"))
    })
    .and(400, |_, valid| {
        valid.member("vendor", json!({"ID": "0198:991825827"}))
    })
    .and(400, |_, valid| {
        valid.member("allowedRedirectUrls", json!(["no address"]))
    })
    .and(400, |_, valid| {
        valid.member("accessPackages", json!([{"urn": "eksplisitt"}]))
    })
    .and(400, |_, valid| valid.body(json!({})))
    .only_with_token(UNSCOPED)
    .and(403, |_, valid| valid.by(Caller::Vendor(SUPERREGNSKAP)))
    .done()
}

fn replacing() -> Vec<Case> {
    let replace = operation("replaceSystem", 200, |fixture| {
        let id = fixture.system();
        api_call()
            .by(VENDOR)
            .path_param("systemId", &id)
            .body(system(&id))
    })
    .and(400, |_, valid| {
        valid.member("id", json!("991825827_another"))
    })
    .only_with_token(UNSCOPED)
    .and(404, |_, valid| {
        valid
            .path_param("systemId", "991825827_nothing")
            .body(system("991825827_nothing"))
    });
    let delete = operation("deleteSystem", 200, |fixture| {
        api_call()
            .by(VENDOR)
            .path_param("systemId", fixture.system())
    })
    .only_with_token(UNSCOPED)
    .and(400, |_, valid| {
        valid.path_param("systemId", "991825827_nothing")
    });
    let rights = operation("replaceSystemRights", 200, |fixture| {
        let right = json!([{"resource": [{"id": "urn:altinn:resource", "value": "ske-krav-og-betalinger"}]}]);
        api_call().by(VENDOR).path_param("systemId", fixture.system()).body(right)
    })
    .and(400, |_, valid| {
        valid.body(json!([{"resource": [{"id": "urn:altinn:resource", "value": "no-such-service"}]}]))
    })
    .only_with_token(UNSCOPED);
    let packages = operation("replaceSystemPackages", 200, |fixture| {
        let package = json!([{"urn": "urn:altinn:accesspackage:skattegrunnlag"}]);
        api_call()
            .by(VENDOR)
            .path_param("systemId", fixture.system())
            .body(package)
    })
    .and(400, |_, valid| {
        let package = json!({"urn": "urn:altinn:accesspackage:skattegrunnlag"});
        valid.body(json!([package, package]))
    })
    .only_with_token(UNSCOPED);
    [
        replace.done(),
        delete.done(),
        rights.done(),
        packages.done(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
