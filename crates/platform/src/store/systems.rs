//! The system register.

use super::{
    StoreError,
    convert::{from_json, to_json},
    parties,
};
use fullmakt_contract::{
    Translations,
    requests::{AccessPackageRef, Right},
    systems::{RegisterSystem, RegisteredSystem, VendorId},
};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

/// A registered system.
#[derive(Debug, Clone, PartialEq)]
pub struct System {
    /// Number of the row.
    seq: i64,
    /// The register's own id.
    pub internal_id: Uuid,
    /// `{vendor organisation number}_{name}`.
    pub id: String,
    /// The vendor's organisation number.
    pub vendor: String,
    /// What customers know it as.
    pub name: Translations,
    /// What it does.
    pub description: Translations,
    /// Single rights that it may ask for.
    pub rights: Vec<Right>,
    /// Packages that it may ask for.
    pub packages: Vec<AccessPackageRef>,
    /// Where customers may be sent.
    pub redirect_urls: Vec<String>,
    /// Shown in the list for user-driven creation.
    pub is_visible: bool,
}

impl System {
    /// Whether it asks for this right; compared on all attribute pairs (docs/contract/platform.md, section 1.3,
    /// step 10).
    #[must_use]
    pub fn asks_for(&self, right: &Right) -> bool {
        self.rights.iter().any(|own| own.same_resource(right))
    }

    /// As users and the vendor's list show it.
    #[must_use]
    pub fn registered(self) -> RegisteredSystem {
        RegisteredSystem {
            system_id: self.id,
            system_vendor_org_number: self.vendor,
            system_vendor_org_name: String::new(),
            name: self.name,
            description: self.description,
            rights: Some(self.rights),
            access_packages: Some(self.packages),
            is_visible: self.is_visible,
            extra: Default::default(),
        }
    }

    /// As the vendor has sent it.
    #[must_use]
    pub fn registration(self, client_id: Vec<String>) -> RegisterSystem {
        RegisterSystem {
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
        }
    }
}

const COLUMNS: &str = "seq, internal_id, id, vendor, is_visible, name, description, rights, \
     packages, redirect_urls";

fn system(row: &Row<'_>) -> rusqlite::Result<Result<System, StoreError>> {
    let (seq, internal_id) = (row.get(0)?, parties::uuid(row, 1)?);
    let (id, vendor, is_visible) = (row.get(2)?, row.get(3)?, row.get(4)?);
    let [name, description, rights, packages, redirect_urls] = [
        row.get_ref(5)?.as_str()?,
        row.get_ref(6)?.as_str()?,
        row.get_ref(7)?.as_str()?,
        row.get_ref(8)?.as_str()?,
        row.get_ref(9)?.as_str()?,
    ];
    let read = || {
        Ok(System {
            seq,
            internal_id,
            id,
            vendor,
            name: from_json(name)?,
            description: from_json(description)?,
            rights: from_json(rights)?,
            packages: from_json(packages)?,
            redirect_urls: from_json(redirect_urls)?,
            is_visible,
        })
    };
    Ok(read())
}

/// The living system with this id.
///
/// # Errors
/// When the database cannot be used.
pub fn by_id(conn: &Connection, id: &str) -> Result<Option<System>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM system WHERE id = ?1 AND deleted IS NULL");
    let mut query = conn.prepare_cached(&sql)?;
    query.query_row([id], system).optional()?.transpose()
}

/// The living system that a Maskinporten client belongs to.
///
/// # Errors
/// See [`by_id`].
pub fn by_client(conn: &Connection, client_id: &str) -> Result<Option<System>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM system WHERE deleted IS NULL AND seq = \
         (SELECT system FROM system_client WHERE client_id = ?1)"
    );
    let mut query = conn.prepare_cached(&sql)?;
    query.query_row([client_id], system).optional()?.transpose()
}

/// Living systems that everybody may see, in the order of registration.
///
/// # Errors
/// See [`by_id`].
pub fn visible(conn: &Connection) -> Result<Vec<System>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM system WHERE deleted IS NULL AND is_visible ORDER BY seq");
    let mut query = conn.prepare_cached(&sql)?;
    let rows = query.query_map([], system)?;
    rows.map(|row| row?).collect()
}

/// A vendor's living systems, in the order of registration.
///
/// # Errors
/// See [`by_id`].
pub fn of_vendor(conn: &Connection, vendor: &str) -> Result<Vec<System>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM system WHERE deleted IS NULL AND vendor = ?1 ORDER BY seq");
    let mut query = conn.prepare_cached(&sql)?;
    let rows = query.query_map([vendor], system)?;
    rows.map(|row| row?).collect()
}

/// Maskinporten clients of a system, in the vendor's order.
///
/// # Errors
/// See [`by_id`].
pub fn clients(conn: &Connection, system: &System) -> Result<Vec<String>, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT client_id FROM system_client WHERE system = ?1 ORDER BY position",
    )?;
    let rows = query.query_map([system.seq], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Registers a system. `vendor` is the bare organisation number.
///
/// # Errors
/// When its id or one of its clients is taken, and see [`by_id`].
pub fn insert(
    conn: &Connection,
    system: &RegisterSystem,
    vendor: &str,
    internal_id: Uuid,
    created: i64,
) -> Result<(), StoreError> {
    conn.execute(
        "INSERT INTO system (internal_id, id, vendor, name, description, rights, packages, \
         redirect_urls, is_visible, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            internal_id.to_string(),
            system.id,
            vendor,
            to_json(&system.name)?,
            to_json(&system.description)?,
            to_json(&system.rights)?,
            to_json(&system.access_packages)?,
            to_json(&system.allowed_redirect_urls)?,
            system.is_visible,
            created,
        ],
    )?;
    put_clients(conn, conn.last_insert_rowid(), &system.client_id)
}

/// Replaces everything but id and vendor.
///
/// # Errors
/// When one of its clients is taken, and see [`by_id`].
pub fn replace(conn: &Connection, old: &System, system: &RegisterSystem) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE system SET name = ?2, description = ?3, rights = ?4, packages = ?5, \
         redirect_urls = ?6, is_visible = ?7 WHERE seq = ?1",
        params![
            old.seq,
            to_json(&system.name)?,
            to_json(&system.description)?,
            to_json(&system.rights)?,
            to_json(&system.access_packages)?,
            to_json(&system.allowed_redirect_urls)?,
            system.is_visible,
        ],
    )?;
    conn.execute("DELETE FROM system_client WHERE system = ?1", [old.seq])?;
    put_clients(conn, old.seq, &system.client_id)
}

fn put_clients(conn: &Connection, seq: i64, clients: &[String]) -> Result<(), StoreError> {
    let mut insert = conn.prepare_cached(
        "INSERT INTO system_client (client_id, system, position) VALUES (?1, ?2, ?3)",
    )?;
    for (position, client) in (0_i64..).zip(clients) {
        insert.execute(params![client, seq, position])?;
    }
    Ok(())
}

/// Replaces the rights.
///
/// # Errors
/// See [`by_id`].
pub fn replace_rights(conn: &Connection, old: &System, rights: &[Right]) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE system SET rights = ?2 WHERE seq = ?1",
        params![old.seq, to_json(rights)?],
    )?;
    Ok(())
}

/// Replaces the packages.
///
/// # Errors
/// See [`by_id`].
pub fn replace_packages(
    conn: &Connection,
    old: &System,
    packages: &[AccessPackageRef],
) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE system SET packages = ?2 WHERE seq = ?1",
        params![old.seq, to_json(packages)?],
    )?;
    Ok(())
}

/// Takes a system out of the register; its id and clients are free again.
///
/// # Errors
/// See [`by_id`].
pub fn delete(conn: &Connection, system: &System, at: i64) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE system SET deleted = ?2 WHERE seq = ?1",
        params![system.seq, at],
    )?;
    conn.execute("DELETE FROM system_client WHERE system = ?1", [system.seq])?;
    Ok(())
}
