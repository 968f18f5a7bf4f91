//! Which rows are shown and in which order. Pure.

use super::state::{OverviewState, Row, Section};
use crate::routes::{Query, SEARCH};
use fullmakt_domain::search_text::SearchQuery;
use fullmakt_domain::sort_key::{self, SortKey, Sorted};

/// Name of the order in the query of the page.
pub(super) const SORT: &str = "sort";
/// Name of the vendor in the query of the page.
pub(super) const VENDOR: &str = "vendor";

/// In which order rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Sort {
    /// The newest first.
    #[default]
    Newest,
    ByName,
}

impl Sort {
    pub(super) const ALL: [Self; 2] = [Self::Newest, Self::ByName];

    /// As it stands in the query of the page.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::ByName => "name",
        }
    }
}

/// What the address asks for.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Filter {
    pub(super) search: String,
    pub(super) sort: Sort,
    /// Organisation number of a vendor.
    pub(super) vendor: Option<String>,
}

impl Filter {
    pub(super) fn of(query: &Query) -> Self {
        let sort = query.get(SORT);
        let mut sorts = Sort::ALL.into_iter();
        Self {
            search: query.get(SEARCH).unwrap_or_default().to_owned(),
            sort: sorts.find(|it| sort == Some(it.word())).unwrap_or_default(),
            vendor: query
                .get(VENDOR)
                .filter(|vendor| !vendor.is_empty())
                .map(str::to_owned),
        }
    }

    /// Whether some rows can be left out.
    pub(super) fn narrows(&self) -> bool {
        !self.search.trim().is_empty() || self.vendor.is_some()
    }
}

/// The places of the rows of a section that are shown, in their order.
pub(super) fn shown_rows(state: &OverviewState, section: Section, filter: &Filter) -> Vec<u32> {
    let query = SearchQuery::parse(&filter.search);
    let is_shown = |row: &Row| {
        let vendor = filter.vendor.as_ref();
        vendor.is_none_or(|vendor| *vendor == row.vendor) && query.matches(&row.search)
    };
    let rank = |row: &Row| match filter.sort {
        // What says nothing about its age comes last.
        Sort::Newest => row.created.map_or(i64::MAX, i64::saturating_neg),
        Sort::ByName => 0,
    };
    let rows = (0..).zip(state.rows(section));
    let mut shown: Vec<Sorted<'_>> = rows
        .filter(|(_, row)| is_shown(row))
        .map(|(place, row)| (rank(row), &row.sort_key, place))
        .collect();
    sort_key::sort(&mut shown);
    shown.into_iter().map(|(.., place)| place).collect()
}

/// A vendor to choose, by number, with what it is called.
pub(super) fn vendor_choices(
    state: &OverviewState,
    names: &[(String, String)],
) -> Vec<(String, String)> {
    let name = |number: String| {
        let grouped = fullmakt_domain::org_number::grouped(&number);
        let text = match crate::systems::companies::find(names, &number) {
            Some(name) => [name, " (", &grouped, ")"].concat(),
            None => grouped,
        };
        (number, text)
    };
    let choices: Vec<(String, String)> = state.vendors().into_iter().map(name).collect();
    let keys: Vec<SortKey> = choices.iter().map(|(_, text)| SortKey::new(text)).collect();
    let mut sorted: Vec<Sorted<'_>> = (0..)
        .zip(&keys)
        .map(|(place, key)| (0, key, place))
        .collect();
    sort_key::sort(&mut sorted);
    let places = sorted.into_iter().map(|(.., place)| place as usize);
    places
        .filter_map(|place| choices.get(place).cloned())
        .collect()
}

#[cfg(test)]
mod tests;
