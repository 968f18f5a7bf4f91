//! Lists that are read row by row.
//!
//! Real answers differ from their documentation (docs/contract/platform.md, section 0.4), and a list of 78 000
//! clients must not be lost over one of them. Lists whose rows a person decides *as a whole*, such as
//! the rights of a request, are never read this way: there a row that cannot be read has to cost the
//! answer, so that nobody approves what is not shown.

use crate::page::PageLinks;
use serde::de::{DeserializeOwned, Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;
use std::fmt;
use std::marker::PhantomData;

/// A list, less the rows that could not be read. A list that is null is an empty one.
#[derive(Debug, Clone, PartialEq)]
pub struct LenientList<T> {
    /// The rows that could be read, in the order of the answer.
    pub rows: Vec<T>,
    /// How many rows could not be read. A page that shows the list says so.
    pub unreadable: usize,
}

/// A page of such a list; what [`crate::Page`] is for lists that have to be complete.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "T: DeserializeOwned"))]
pub struct LenientPage<T> {
    /// Where the next page is.
    #[serde(default)]
    pub links: PageLinks,
    /// The rows of this page.
    #[serde(default)]
    pub data: LenientList<T>,
}

impl<T> Default for LenientList<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            unreadable: 0,
        }
    }
}

impl<T: Serialize> Serialize for LenientList<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.rows.serialize(serializer)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for LenientList<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RowByRow(PhantomData))
    }
}

struct RowByRow<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned> Visitor<'de> for RowByRow<T> {
    type Value = LenientList<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(LenientList::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut rows = LenientList::default();
        // The text of one row at a time: a list of 65 MB is not held twice.
        while let Some(row) = list.next_element::<Box<RawValue>>()? {
            match serde_json::from_slice(row.get().as_bytes()) {
                Ok(row) => rows.rows.push(row),
                Err(_) => rows.unreadable += 1,
            }
        }
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::requests::AccessPackageRef;

    fn read(json: &str) -> Option<(Vec<String>, usize)> {
        let rows: LenientList<AccessPackageRef> = serde_json::from_str(json).ok()?;
        let urns = rows.rows.into_iter().map(|row| row.urn).collect();
        Some((urns, rows.unreadable))
    }

    #[test]
    fn an_odd_row_costs_itself_only() {
        let list =
            r#"[{"urn":"a"}, null, 7, {"urn":7}, "x", {"urn":null}, {"urn":"b","new":[{}]}]"#;
        assert_eq!(
            read(list),
            Some((vec!["a".into(), String::new(), "b".into()], 4))
        );
        assert_eq!(read("[]"), Some((vec![], 0)));
        assert_eq!(read("null"), Some((vec![], 0)));
    }

    #[test]
    fn what_is_no_list_is_an_error() {
        for json in ["{}", "7", "\"x\"", "[{\"urn\":\"a\"}", "[{\"urn\":}]", ""] {
            assert_eq!(read(json), None, "{json}");
        }
    }

    #[test]
    fn pages_are_read_so_too() {
        let json = r#"{"links":{"next":"http://a/b?token=x"},"data":[{"urn":"a"},3],"total":2}"#;
        let page: LenientPage<AccessPackageRef> = serde_json::from_str(json).unwrap();
        assert_eq!(page.links.next(), Some("http://a/b?token=x"));
        assert_eq!((page.data.rows.len(), page.data.unreadable), (1, 1));
        let bare: LenientPage<AccessPackageRef> = serde_json::from_str("{}").unwrap();
        assert_eq!(bare, LenientPage::default());
    }
}
