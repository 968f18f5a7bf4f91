//! The database: one SQLite file in the data folder.
//!
//! One connection writes, a few read. WAL lets both work at once, and what is committed survives
//! the end of the process at any moment. `synchronous=NORMAL` gives up only the last commits when
//! the *machine* loses power, and never the file: a fair price for a platform that is for trying
//! and testing, since each decision would otherwise wait for the disk.

pub mod assignments;
pub mod audit;
pub(crate) mod change_requests;
pub mod clients;
pub(crate) mod contacts;
pub(crate) mod convert;
pub(crate) mod overview;
pub mod parties;
pub(crate) mod profiles;
mod query;
pub(crate) mod request_status;
pub mod requests;
mod schema;
pub(crate) mod sub_units;
pub(crate) mod system_users;
pub mod systems;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    sync::{
        Mutex, MutexGuard, PoisonError, TryLockError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use thiserror::Error;

/// Name of the database file in the data folder.
pub const FILE: &str = "platform.sqlite";
/// Name of the lock file that keeps other processes out.
const LOCK: &str = "platform.lock";

/// How many calls can read at once; more wait. Each takes three of the files that the system lets a
/// process open, and a call for which none is left would fail.
const READERS: usize = 8;

/// The database.
#[derive(Debug)]
pub struct Store {
    writer: Mutex<Connection>,
    readers: Vec<Mutex<Connection>>,
    /// Counts the calls that have had to wait for a reader, so that they spread over all of them.
    waits: AtomicUsize,
    /// Held as long as we run; the operating system releases it however we end.
    _lock: File,
}

/// The database cannot be used.
#[derive(Debug, Error)]
pub enum StoreError {
    /// SQLite refused.
    #[error(transparent)]
    Sql(#[from] rusqlite::Error),
    /// A stored value cannot be read back.
    #[error("a stored value cannot be read: {0}")]
    Value(#[from] serde_json::Error),
}

/// The database cannot be opened.
#[derive(Debug, Error)]
pub enum StoreOpenError {
    /// The folder cannot be made or written.
    #[error("the data folder {folder} cannot be used: {error}; choose another folder with --data")]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// Another process has it.
    #[error(
        "the data folder {0} is in use by another local platform; stop that one or choose another folder with --data"
    )]
    InUse(PathBuf),
    /// A newer version has written it.
    #[error(
        "{file} has schema version {found}, and this program knows up to {known}; use the newer program, or another folder with --data"
    )]
    Newer {
        /// The file.
        file: PathBuf,
        /// Its version.
        found: i64,
        /// Ours.
        known: i64,
    },
    /// SQLite refused.
    #[error(
        "{file} cannot be opened: {error}; move it away to begin with a new one, or choose another folder with --data"
    )]
    Sql {
        /// The file.
        file: PathBuf,
        /// What SQLite says.
        error: rusqlite::Error,
    },
}

/// What the functions of this module answer with, when the database can be used.
pub(crate) type Result<T, E = StoreError> = std::result::Result<T, E>;

impl Store {
    /// Opens the database in `folder`, and makes both when missing.
    pub fn open(folder: &Path) -> Result<Self, StoreOpenError> {
        let fails = |error| StoreOpenError::Folder {
            folder: folder.to_owned(),
            error,
        };
        fs::create_dir_all(folder).map_err(fails)?;
        let lock = File::create(folder.join(LOCK)).map_err(fails)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => {
                return Err(StoreOpenError::InUse(folder.to_owned()));
            }
            Err(fs::TryLockError::Error(error)) => return Err(fails(error)),
        }
        let file = folder.join(FILE);
        let refuses = |error| StoreOpenError::Sql {
            file: file.clone(),
            error,
        };
        let mut writer = Connection::open(&file).map_err(refuses)?;
        prepare(&writer).map_err(refuses)?;
        let found = schema::version(&writer).map_err(refuses)?;
        if found > schema::VERSION {
            return Err(StoreOpenError::Newer {
                file,
                found,
                known: schema::VERSION,
            });
        }
        schema::migrate(&mut writer, found).map_err(refuses)?;
        let readers = (0..READERS).map(|_| reader(&file).map(Mutex::new));
        let readers: Vec<_> = readers.collect::<Result<_, _>>().map_err(refuses)?;
        Ok(Self {
            writer: Mutex::new(writer),
            readers,
            waits: AtomicUsize::new(0),
            _lock: lock,
        })
    }

    /// Reads one consistent state.
    ///
    /// # Errors
    /// When SQLite refuses, and whatever `work` fails with.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut reader = self.reader();
        let snapshot = reader.transaction().map_err(StoreError::from)?;
        work(&snapshot)
        // Dropping the transaction ends it; nothing was written.
    }

    /// A reader that nobody else uses. When all are in use, waits for one.
    fn reader(&self) -> MutexGuard<'_, Connection> {
        for reader in &self.readers {
            match reader.try_lock() {
                Ok(reader) => return reader,
                Err(TryLockError::Poisoned(reader)) => return reader.into_inner(),
                Err(TryLockError::WouldBlock) => {}
            }
        }
        let turn = self.waits.fetch_add(1, Ordering::Relaxed);
        lock(&self.readers[turn % self.readers.len()])
    }

    /// Changes the database: everything that `work` writes is stored, or nothing when it fails.
    ///
    /// Writers come one after the other, so what `work` has read is still true when it writes.
    ///
    /// # Errors
    /// When SQLite refuses, and whatever `work` fails with.
    pub fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = lock(&self.writer);
        let transaction = writer
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let value = work(&transaction)?;
        transaction.commit().map_err(StoreError::from)?;
        Ok(value)
    }

    /// Deletes every row of every table.
    pub(crate) fn clear(conn: &Connection) -> Result<()> {
        // A table refers to older ones only, so the youngest comes first.
        let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' \
                      AND name <> 'schema_version' ORDER BY rowid DESC";
        let mut tables = conn.prepare(tables)?;
        for table in tables.query_map([], |row| row.get::<_, String>(0))? {
            conn.execute(&format!("DELETE FROM {}", table?), [])?;
        }
        Ok(())
    }
}

fn reader(file: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let reader = Connection::open_with_flags(file, flags)?;
    prepare(&reader)?;
    reader.pragma_update(None, "query_only", true)?;
    Ok(reader)
}

/// A panic while a connection was held leaves at most an open transaction, which SQLite has rolled
/// back when the transaction was dropped: the connection can go on.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}
