//! The system register.

use super::{
    Result,
    convert::{Json, json, uuid, wire_time},
    query,
};
use fullmakt_contract::{
    Translations,
    requests::{AccessPackageRef, Right},
    systems::{RegisterSystem, RegisteredSystem, SystemChange, SystemForVendor, VendorId},
};
use rusqlite::{Connection, Row, params};
use serde::Serialize;
use uuid::Uuid;

/// A registered system.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct System {
    /// Number of the row.
    seq: i64,
    /// The register's own id.
    pub(crate) internal_id: Uuid,
    /// `{vendor organisation number}_{name}`.
    pub(crate) id: String,
    /// The vendor's organisation number.
    pub(crate) vendor: String,
    /// What customers know it as.
    pub(crate) name: Translations,
    /// What it does.
    pub(crate) description: Translations,
    /// Single rights that it may ask for.
    pub(crate) rights: Vec<Right>,
    /// Packages that it may ask for.
    pub(crate) packages: Vec<AccessPackageRef>,
    /// Where customers may be sent.
    pub(crate) redirect_urls: Vec<String>,
    /// Shown in the list for user-driven creation.
    pub(crate) is_visible: bool,
    /// Its vendor has taken it out of the register.
    pub(crate) is_deleted: bool,
}

impl System {
    /// Whether it asks for this right; compared on all attribute pairs (docs/contract/platform.md, section 1.3,
    /// step 10).
    pub(crate) fn asks_for(&self, right: &Right) -> bool {
        self.rights.iter().any(|own| own.same_resource(right))
    }

    /// As users and the vendor's list show it.
    pub(crate) fn registered(self) -> RegisteredSystem {
        RegisteredSystem {
            system_id: self.id,
            system_vendor_org_number: self.vendor,
            system_vendor_org_name: String::new(),
            name: self.name,
            description: self.description,
            rights: Some(self.rights),
            access_packages: Some(self.packages),
            is_visible: self.is_visible,
            is_deleted: self.is_deleted,
            extra: Default::default(),
        }
    }

    /// As the vendor has sent it.
    pub(crate) fn for_vendor(self, client_id: Vec<String>) -> SystemForVendor {
        let is_deleted = self.is_deleted;
        let registration = RegisterSystem {
            id: self.id,
            vendor: VendorId {
                authority: Some("iso6523-actorid-upis".to_owned()),
                id: format!("0192:{}", self.vendor),
            },
            name: self.name,
            description: self.description,
            rights: self.rights,
            access_packages: self.packages,
            client_id,
            is_visible: self.is_visible,
            allowed_redirect_urls: self.redirect_urls,
        };
        SystemForVendor {
            registration,
            is_deleted,
        }
    }
}

/// The query for systems that fulfil a condition.
fn select(condition: &str) -> String {
    format!(
        "SELECT seq, internal_id, id, vendor, is_visible, name, description, rights, packages, \
         redirect_urls, deleted IS NOT NULL AS is_deleted FROM system WHERE {condition}"
    )
}

fn system(row: &Row<'_>) -> rusqlite::Result<System> {
    Ok(System {
        seq: row.get("seq")?,
        internal_id: uuid(row, "internal_id")?,
        id: row.get("id")?,
        vendor: row.get("vendor")?,
        name: json(row, "name")?,
        description: json(row, "description")?,
        rights: json(row, "rights")?,
        packages: json(row, "packages")?,
        redirect_urls: json(row, "redirect_urls")?,
        is_visible: row.get("is_visible")?,
        is_deleted: row.get("is_deleted")?,
    })
}

/// The living system with this id.
pub(crate) fn by_id(conn: &Connection, id: &str) -> Result<Option<System>> {
    query::one(conn, &select("id = ?1 AND deleted IS NULL"), [id], system)
}

/// The system with this id, whether it lives or is deleted.
pub(crate) fn any_by_id(conn: &Connection, id: &str) -> Result<Option<System>> {
    // A file of an older version can have an id more than once.
    let sql = select("id = ?1 ORDER BY seq DESC LIMIT 1");
    query::one(conn, &sql, [id], system)
}

/// The living system that a Maskinporten client belongs to.
pub(crate) fn by_client(conn: &Connection, client_id: &str) -> Result<Option<System>> {
    let sql =
        select("deleted IS NULL AND seq = (SELECT system FROM system_client WHERE client_id = ?1)");
    query::one(conn, &sql, [client_id], system)
}

/// Living systems that everybody may see, in the order of registration.
pub(crate) fn visible(conn: &Connection) -> Result<Vec<System>> {
    let sql = select("deleted IS NULL AND is_visible ORDER BY seq");
    query::all(conn, &sql, [], system)
}

/// A vendor's living systems, in the order of registration.
pub(crate) fn of_vendor(conn: &Connection, vendor: &str) -> Result<Vec<System>> {
    let sql = select("deleted IS NULL AND vendor = ?1 ORDER BY seq");
    query::all(conn, &sql, [vendor], system)
}

/// Maskinporten clients of a system, in the vendor's order.
pub(crate) fn clients(conn: &Connection, system: &System) -> Result<Vec<String>> {
    let sql = "SELECT client_id FROM system_client WHERE system = ?1 ORDER BY position";
    query::all(conn, sql, [system.seq], |row| row.get(0))
}

/// Registers a system. `vendor` is the bare organisation number. Fails when its id or one of its
/// clients is taken.
pub fn insert(
    conn: &Connection,
    system: &RegisterSystem,
    vendor: &str,
    internal_id: Uuid,
    by: Change<'_>,
) -> Result<()> {
    let sql = "INSERT INTO system (internal_id, id, vendor, name, description, rights, packages, \
         redirect_urls, is_visible, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    let params = params![
        internal_id.to_string(),
        system.id,
        vendor,
        Json(&system.name),
        Json(&system.description),
        Json(&system.rights),
        Json(&system.access_packages),
        Json(&system.allowed_redirect_urls),
        system.is_visible,
        by.at,
    ];
    query::execute(conn, sql, params)?;
    let seq = conn.last_insert_rowid();
    put_clients(conn, seq, &system.client_id)?;
    record(conn, seq, by, "create", system)
}

/// Replaces everything but id and vendor. Fails when one of its clients is taken.
pub(crate) fn replace(
    conn: &Connection,
    old: &System,
    system: &RegisterSystem,
    by: Change<'_>,
) -> Result<()> {
    let sql = "UPDATE system SET name = ?2, description = ?3, rights = ?4, packages = ?5, \
         redirect_urls = ?6, is_visible = ?7 WHERE seq = ?1";
    let params = params![
        old.seq,
        Json(&system.name),
        Json(&system.description),
        Json(&system.rights),
        Json(&system.access_packages),
        Json(&system.allowed_redirect_urls),
        system.is_visible,
    ];
    query::execute(conn, sql, params)?;
    remove_clients(conn, old.seq)?;
    put_clients(conn, old.seq, &system.client_id)?;
    record(conn, old.seq, by, "update", system)
}

fn put_clients(conn: &Connection, seq: i64, clients: &[String]) -> Result<()> {
    let sql = "INSERT INTO system_client (client_id, system, position) VALUES (?1, ?2, ?3)";
    for (position, client) in (0_i64..).zip(clients) {
        query::execute(conn, sql, params![client, seq, position])?;
    }
    Ok(())
}

fn remove_clients(conn: &Connection, seq: i64) -> Result<()> {
    query::execute(conn, "DELETE FROM system_client WHERE system = ?1", [seq])
}

/// Replaces the rights.
pub(crate) fn replace_rights(
    conn: &Connection,
    old: &System,
    rights: &[Right],
    by: Change<'_>,
) -> Result<()> {
    let sql = "UPDATE system SET rights = ?2 WHERE seq = ?1";
    query::execute(conn, sql, params![old.seq, Json(rights)])?;
    record(conn, old.seq, by, "rightsupdate", rights)
}

/// Replaces the packages.
pub(crate) fn replace_packages(
    conn: &Connection,
    old: &System,
    packages: &[AccessPackageRef],
    by: Change<'_>,
) -> Result<()> {
    let sql = "UPDATE system SET packages = ?2 WHERE seq = ?1";
    query::execute(conn, sql, params![old.seq, Json(packages)])?;
    record(conn, old.seq, by, "accesspackageupdate", packages)
}

/// Takes a system out of the register for good. Its clients are free again; its id is not.
pub(crate) fn delete(conn: &Connection, system: &System, by: Change<'_>) -> Result<()> {
    let sql = "UPDATE system SET deleted = ?2 WHERE seq = ?1";
    query::execute(conn, sql, params![system.seq, by.at])?;
    remove_clients(conn, system.seq)?;
    record(conn, system.seq, by, "delete", &())
}

/// Who changes a system, and when.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// Number of the organisation.
    pub by: Option<&'a str>,
    /// When, in microseconds since 1970.
    pub at: i64,
}

fn record(
    conn: &Connection,
    seq: i64,
    change: Change<'_>,
    change_type: &str,
    data: &(impl Serialize + ?Sized),
) -> Result<()> {
    let sql = "INSERT INTO system_change (system, changed_by, change_type, data, created) \
         VALUES (?1, ?2, ?3, ?4, ?5)";
    let params = params![seq, change.by, change_type, Json(data), change.at];
    query::execute(conn, sql, params)
}

/// What has been changed in a system, the latest first.
pub(crate) fn changes(conn: &Connection, system: &System) -> Result<Vec<SystemChange>> {
    let sql = "SELECT changed_by, change_type, data, created FROM system_change \
         WHERE system = ?1 ORDER BY seq DESC";
    query::all(conn, sql, [system.seq], |row| {
        Ok(SystemChange {
            system_internal_id: system.internal_id.to_string(),
            changed_by_org_number: row.get(0)?,
            change_type: row.get(1)?,
            changed_data: json(row, 2)?,
            created: wire_time(row.get(3)?),
        })
    })
}
