//! The two registered systems.

use super::people::{self, SMARTCLOUD, SUPERREGNSKAP};
use crate::store::{
    StoreError,
    systems::{self, Change},
};
use fullmakt_contract::{
    Translations,
    requests::{AccessPackageRef, AttributePair, Right},
    systems::{RegisterSystem, VendorId},
};
use rusqlite::Connection;

pub(super) const SMARTCLOUD_SYSTEM: &str = "991825827_smartcloud";
pub(super) const SUPERREGNSKAP_SYSTEM: &str = "312605031_SuperRegnskap";
/// The single right of SmartCloud.
pub(super) const CLAIMS_AND_PAYMENTS: &str = "ske-krav-og-betalinger";
/// A package that any organisation can give.
pub(super) const TAX_BASIS: &str = "skattegrunnlag";
/// The packages that come with the role of an accountant.
pub(super) const ACCOUNTANT_PACKAGES: [&str; 3] = [
    "regnskapsforer-lonn",
    "regnskapsforer-med-signeringsrettighet",
    "regnskapsforer-uten-signeringsrettighet",
];

/// A single right on a service of the resource registry.
pub(super) fn right(resource: &str) -> Right {
    Right {
        action: None,
        resource: vec![AttributePair {
            id: "urn:altinn:resource".to_owned(),
            value: resource.to_owned(),
        }],
    }
}

/// The urn of a package.
pub(super) fn urn(package: &str) -> String {
    format!("urn:altinn:accesspackage:{package}")
}

/// A package, named as requests name it.
pub(super) fn package(package: &str) -> AccessPackageRef {
    AccessPackageRef { urn: urn(package) }
}

pub(super) fn fill(conn: &Connection, receipt: &str, created: i64) -> Result<(), StoreError> {
    let smartcloud = RegisterSystem {
        id: SMARTCLOUD_SYSTEM.to_owned(),
        vendor: vendor(SMARTCLOUD),
        name: Translations::new("SmartCloud", "SmartCloud", "SmartCloud"),
        description: Translations::new(
            "Henter krav og betalinger og holder skattegrunnlaget oppdatert.",
            "Hentar krav og betalingar og held skattegrunnlaget oppdatert.",
            "Fetches claims and payments and keeps the tax basis up to date.",
        ),
        rights: vec![right(CLAIMS_AND_PAYMENTS)],
        access_packages: vec![package(TAX_BASIS)],
        client_id: vec!["d1f6c3a2-smartcloud".to_owned()],
        is_visible: true,
        allowed_redirect_urls: redirect_urls(receipt, "https://smartcloudxxxx/receipt"),
    };
    let mut packages = vec![package("ansvarlig-revisor"), package("revisormedarbeider")];
    packages.extend(ACCOUNTANT_PACKAGES.map(package));
    packages.extend([package("forretningsforer-eiendom"), package(TAX_BASIS)]);
    let superregnskap = RegisterSystem {
        id: SUPERREGNSKAP_SYSTEM.to_owned(),
        vendor: vendor(SUPERREGNSKAP),
        name: Translations::new("SuperRegnskap", "SuperRekneskap", "SuperAccounting"),
        description: Translations::new(
            "Regnskap, revisjon og lønn for byråer med mange klienter.",
            "Rekneskap, revisjon og løn for byrå med mange klientar.",
            "Accounting, auditing and payroll for firms with many clients.",
        ),
        rights: Vec::new(),
        access_packages: packages,
        client_id: vec!["8ab0e5f4-superregnskap".to_owned()],
        // Client packages keep a system out of the list for user-driven creation.
        is_visible: false,
        allowed_redirect_urls: redirect_urls(receipt, "https://superregnskap.no"),
    };
    for (system, vendor) in [(smartcloud, SMARTCLOUD), (superregnskap, SUPERREGNSKAP)] {
        let internal_id = people::party_uuid(&system.id);
        let change = Change {
            by: Some(vendor.number),
            at: created,
        };
        systems::insert(conn, &system, vendor.number, internal_id, change)?;
    }
    Ok(())
}

fn vendor(organisation: people::Organisation) -> VendorId {
    VendorId {
        authority: Some("iso6523-actorid-upis".to_owned()),
        id: format!("0192:{}", organisation.number),
    }
}

/// Our own receipt page, the one on the default port, and the vendor's.
fn redirect_urls(receipt: &str, vendors: &str) -> Vec<String> {
    const ON_DEFAULT_PORT: &str = "http://localhost:8080/vendor/receipt";
    let mut urls = vec![ON_DEFAULT_PORT.to_owned()];
    if receipt != ON_DEFAULT_PORT {
        urls.push(receipt.to_owned());
    }
    urls.push(vendors.to_owned());
    urls
}
