//! Clients as a list in which every row is looked at each time.

use super::super::{ClientFilter, ClientOrder, ClientStatus, StatusFilter};
use crate::{SearchQuery, SearchText, SortKey};
use std::collections::BTreeSet;

#[derive(Debug, Clone, Default)]
pub(super) struct ModelRow {
    pub id: String,
    pub name: String,
    pub number: String,
    /// What this reading and, while there is one, the next one say.
    pub readings: [Reading; 2],
    pub is_decided: bool,
    pub ticked: bool,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    pub listed: bool,
    pub added: bool,
    pub packages: BTreeSet<String>,
    pub relations: BTreeSet<String>,
}

impl ModelRow {
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let given = &self.readings[0].packages;
        let missing = ["lonn", "skatt"].into_iter();
        missing.filter(|name| !given.contains(*name)).collect()
    }

    pub(super) fn status(&self) -> ClientStatus {
        let reading = &self.readings[0];
        match (reading.listed, reading.added) {
            (true, true) => ClientStatus::Added,
            (false, true) => ClientStatus::Leftover,
            (false, false) => ClientStatus::Gone,
            _ if reading.packages.is_empty() => ClientStatus::Unknown,
            _ if self.missing().is_empty() => ClientStatus::Addable,
            _ => ClientStatus::Lacking,
        }
    }

    pub(super) fn can_be_ticked(&self) -> bool {
        use ClientStatus::{Addable, Added, Leftover};
        matches!(self.status(), Addable | Added | Leftover)
    }

    fn passes(&self, filter: &ClientFilter) -> bool {
        use ClientStatus::{Addable, Added, Gone, Lacking, Leftover, Unknown};
        let relations = &self.readings[0].relations;
        let is_related = |relation: &String| relations.contains(relation);
        if !filter.relation.as_ref().is_none_or(is_related) {
            return false;
        }
        match (filter.status, self.status()) {
            (_, Gone) => false,
            (StatusFilter::All, _) => true,
            (StatusFilter::NotAdded, status) => matches!(status, Addable | Lacking | Unknown),
            (StatusFilter::Added, status) => matches!(status, Added | Leftover),
            (StatusFilter::NotAddable, status) => matches!(status, Lacking | Unknown),
        }
    }

    fn number_key(&self) -> (u8, &str) {
        let is_plain =
            self.number.len() == 9 && self.number.bytes().all(|byte| byte.is_ascii_digit());
        match (&*self.number, is_plain) {
            ("", _) => (2, ""),
            (number, true) => (0, number),
            (number, false) => (1, number),
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct Model {
    pub rows: Vec<ModelRow>,
    pub is_refreshing: bool,
}

impl Model {
    pub(super) fn find_or_add(&mut self, id: &str) -> usize {
        let found = self.rows.iter().position(|row| row.id == id);
        found.unwrap_or_else(|| {
            self.rows.push(ModelRow {
                id: id.to_owned(),
                ..ModelRow::default()
            });
            self.rows.len() - 1
        })
    }

    pub(super) fn shown(
        &self,
        query: &SearchQuery,
        filter: &ClientFilter,
        order: ClientOrder,
    ) -> Vec<u32> {
        let rows = self.rows.iter().enumerate().filter(|(_, row)| {
            row.passes(filter) && query.matches(&SearchText::new(&[&row.name, &row.number]))
        });
        let mut rows: Vec<_> = rows.collect();
        rows.sort_by(|(one_at, one), (other_at, other)| {
            let by_name = (one.name.is_empty(), SortKey::new(&one.name));
            let by_name = by_name.cmp(&(other.name.is_empty(), SortKey::new(&other.name)));
            let by_number = one.number_key().cmp(&other.number_key());
            let by_texts = match order {
                ClientOrder::Name => by_name.then(by_number),
                ClientOrder::Number => by_number.then(by_name),
            };
            by_texts.then(one_at.cmp(other_at))
        });
        rows.into_iter().map(|(at, _)| at as u32).collect()
    }
}
