//! Texts that the browser keeps for us, by name, in a database: more than storage has room for, and written without
//! keeping the page from being used.

use idb::{DatabaseEvent, Factory, KeyRange, ObjectStoreParams, TransactionMode};
use wasm_bindgen::JsValue;

const NAME: &str = "fullmakt";
const STORE: &str = "records";

/// The database of this origin.
#[derive(Debug)]
pub(crate) struct Database(idb::Database);

impl Database {
    /// `None` where the browser keeps nothing: in some private windows, or because the user does not want it.
    pub(crate) async fn open() -> Option<Self> {
        let mut request = Factory::new().ok()?.open(NAME, Some(1)).ok()?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                // Without it each use fails, which is an answer.
                drop(database.create_object_store(STORE, ObjectStoreParams::new()));
            }
        });
        Some(Self(request.await.ok()?))
    }

    /// Writes all of them or none. They are on the disk, as far as a page can know, when it answers `Some`.
    pub(crate) async fn write(&self, records: &[(String, String)]) -> Option<()> {
        let transaction = self
            .0
            .transaction(&[STORE], TransactionMode::ReadWrite)
            .ok()?;
        let store = transaction.object_store(STORE).ok()?;
        for (name, text) in records {
            let key = JsValue::from_str(name);
            store.put(&JsValue::from_str(text), Some(&key)).ok()?;
        }
        transaction
            .commit()
            .ok()?
            .await
            .ok()?
            .is_committed()
            .then_some(())
    }

    /// What is written under names that begin so, in the order of the names.
    pub(crate) async fn read(&self, prefix: &str) -> Option<Vec<String>> {
        let transaction = self
            .0
            .transaction(&[STORE], TransactionMode::ReadOnly)
            .ok()?;
        let store = transaction.object_store(STORE).ok()?;
        let found = store.get_all(Some(beginning_with(prefix)?), None).ok()?;
        let found = found.await.ok()?;
        Some(found.iter().filter_map(JsValue::as_string).collect())
    }

    /// Removes what is written under names that begin so.
    pub(crate) async fn remove(&self, prefix: &str) -> Option<()> {
        let transaction = self
            .0
            .transaction(&[STORE], TransactionMode::ReadWrite)
            .ok()?;
        let store = transaction.object_store(STORE).ok()?;
        store.delete(beginning_with(prefix)?).ok()?.await.ok()
    }
}

fn beginning_with(prefix: &str) -> Option<idb::Query> {
    let (lower, upper) = (prefix.to_owned(), [prefix, "\u{ffff}"].concat());
    let range = KeyRange::bound(&lower.into(), &upper.into(), None, None).ok()?;
    Some(range.into())
}
