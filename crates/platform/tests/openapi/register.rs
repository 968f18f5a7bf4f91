//! The system register (platform.md, section 1.7).

use crate::call::{Case, NO_PORTAL, STRANGER, Who, call, operation};
use crate::support::{SMARTCLOUD, SUPERREGNSKAP};
use crate::world::{World, system};
use serde_json::json;

const VENDOR: Who = Who::Vendor(SMARTCLOUD);
/// A vendor without the scope of the register.
const UNSCOPED: Who = Who::VendorWith(SMARTCLOUD, "altinn:authentication/systemuser.request.write");

pub(crate) fn cases() -> Vec<Case> {
    [reading(), registering(), replacing()]
        .into_iter()
        .flatten()
        .collect()
}

fn reading() -> Vec<Case> {
    let list = operation("listSystems", 200, |_| call().by(STRANGER)).only_with_token(NO_PORTAL);
    let of_system = |_: &World| call().by(STRANGER).at("systemId", "991825827_smartcloud");
    let one = operation("getSystem", 200, of_system)
        .only_with_token(NO_PORTAL)
        .and(404, |_, good| good.at("systemId", "nothing"));
    let rights = operation("getSystemRights", 200, of_system)
        .and(200, |_, good| good.with("useOldFormatForApp", "true"))
        .and(400, |_, good| good.with("useOldFormatForApp", "perhaps"))
        .only_with_token(NO_PORTAL)
        .and(404, |_, good| good.at("systemId", "nothing"));
    let packages = operation("getSystemPackages", 200, of_system)
        .only_with_token(NO_PORTAL)
        .and(404, |_, good| good.at("systemId", "nothing"));
    let of_vendor =
        operation("listSystemsForVendor", 200, |_| call().by(VENDOR)).only_with_token(UNSCOPED);
    let full = operation("getSystemForVendor", 200, |_| {
        call().by(VENDOR).at("systemId", "991825827_smartcloud")
    })
    .only_with_token(UNSCOPED)
    .and(404, |_, good| good.at("systemId", "nothing"));
    [
        list.done(),
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
    operation("registerSystem", 200, |world| {
        call()
            .by(VENDOR)
            .body(system(&format!("{SMARTCLOUD}_{}", world.reference())))
    })
    .and(400, |_, good| {
        good.member("id", json!("991825827_smartcloud"))
    })
    .and(400, |_, good| good.member("id", json!("another_name")))
    .and(400, |_, good| {
        good.member("id", json!("991825827_with space"))
    })
    .and(400, |_, good| {
        good.member("vendor", json!({"ID": "0198:991825827"}))
    })
    .and(400, |_, good| {
        good.member("allowedRedirectUrls", json!(["no address"]))
    })
    .and(400, |_, good| {
        good.member("accessPackages", json!([{"urn": "eksplisitt"}]))
    })
    .and(400, |_, good| good.body(json!({})))
    .only_with_token(UNSCOPED)
    .and(403, |_, good| good.by(Who::Vendor(SUPERREGNSKAP)))
    .done()
}

fn replacing() -> Vec<Case> {
    let replace = operation("replaceSystem", 200, |world| {
        let id = world.system();
        call().by(VENDOR).at("systemId", &id).body(system(&id))
    })
    .and(400, |_, good| good.member("id", json!("991825827_another")))
    .only_with_token(UNSCOPED)
    .and(404, |_, good| {
        good.at("systemId", "991825827_nothing")
            .body(system("991825827_nothing"))
    });
    let delete = operation("deleteSystem", 200, |world| {
        call().by(VENDOR).at("systemId", world.system())
    })
    .only_with_token(UNSCOPED)
    .and(404, |_, good| good.at("systemId", "991825827_nothing"));
    let rights = operation("replaceSystemRights", 200, |world| {
        let right = json!([{"resource": [{"id": "urn:altinn:resource", "value": "ske-krav-og-betalinger"}]}]);
        call().by(VENDOR).at("systemId", world.system()).body(right)
    })
    .and(400, |_, good| {
        good.body(json!([{"resource": [{"id": "urn:altinn:resource", "value": "no-such-service"}]}]))
    })
    .only_with_token(UNSCOPED);
    let packages = operation("replaceSystemPackages", 200, |world| {
        let package = json!([{"urn": "urn:altinn:accesspackage:skattegrunnlag"}]);
        call()
            .by(VENDOR)
            .at("systemId", world.system())
            .body(package)
    })
    .and(400, |_, good| {
        let package = json!({"urn": "urn:altinn:accesspackage:skattegrunnlag"});
        good.body(json!([package, package]))
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
