//! The organisations of the user as a list that can be searched. Pure.

use crate::organisation::party::{can_be_chosen, name, number};
use fullmakt_contract::summaries::OrganisationSummary;
use fullmakt_domain::search_text::{SearchQuery, SearchText};
use fullmakt_domain::sort_key::{self, SortKey, Sorted};

/// A main unit or a sub-unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub uuid: String,
    /// The name as people read it.
    pub name: String,
    /// The digits of the organisation number.
    pub number: String,
    pub is_sub_unit: bool,
    /// The register has closed it.
    pub is_deleted: bool,
    /// The user may act for it, and not only for its sub-units.
    pub can_be_chosen: bool,
}

/// Main units by name, and below each its sub-units by name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct OrganisationList {
    rows: Vec<Row>,
    /// What of each row can be searched.
    texts: Vec<SearchText>,
    /// How many rows could not be read.
    pub unreadable: usize,
}

impl OrganisationList {
    /// Of all parties of the user; persons are left out.
    pub(super) fn new(parties: Vec<OrganisationSummary>, unreadable: usize) -> Self {
        let mut list = Self {
            unreadable,
            ..Self::default()
        };
        list.add(parties, false);
        list
    }

    fn add(&mut self, parties: Vec<OrganisationSummary>, are_sub_units: bool) {
        let organisations = parties.into_iter().filter(|party| party.is_organisation);
        let mut organisations: Vec<_> = organisations.map(Some).collect();
        let key = |party: &Option<OrganisationSummary>| {
            SortKey::new(&party.as_ref().map(name).unwrap_or_default())
        };
        let keys: Vec<SortKey> = organisations.iter().map(key).collect();
        let mut sorted: Vec<Sorted<'_>> = (0..)
            .zip(&keys)
            .map(|(place, key)| (0, key, place))
            .collect();
        sort_key::sort(&mut sorted);
        for (.., place) in sorted {
            let Some(party) = organisations.get_mut(place as usize).and_then(Option::take) else {
                continue;
            };
            let name = name(&party);
            let row = Row {
                number: number(&party),
                is_sub_unit: are_sub_units,
                is_deleted: party.is_deleted,
                can_be_chosen: can_be_chosen(&party),
                uuid: party.party_uuid,
                name,
            };
            self.texts.push(SearchText::new(&[&row.name, &row.number]));
            self.rows.push(row);
            self.add(party.subunits, true);
        }
    }

    pub(super) fn row(&self, index: u32) -> Option<&Row> {
        self.rows.get(index as usize)
    }

    /// Whether there is any organisation to act for.
    pub(super) fn is_empty(&self) -> bool {
        !self.rows.iter().any(|row| row.can_be_chosen)
    }

    /// The rows that are found, in their order: a main unit with all its sub-units, and a sub-unit with the main unit
    /// that it belongs to.
    pub(super) fn found(&self, query: &SearchQuery) -> Vec<u32> {
        let mut found = Vec::new();
        // The last main unit, and whether it is found, when it is not in the list yet or is found itself.
        let mut main_unit = None;
        for (index, (row, text)) in (0u32..).zip(self.rows.iter().zip(&self.texts)) {
            let is_found = query.matches(text);
            if !row.is_sub_unit {
                main_unit = Some((index, is_found));
                if is_found {
                    found.push(index);
                }
                continue;
            }
            let is_main_unit_found = main_unit.is_some_and(|(_, is_found)| is_found);
            if !is_found && !is_main_unit_found {
                continue;
            }
            if let Some((main_unit, false)) = main_unit
                && found.last().is_none_or(|last| *last < main_unit)
            {
                found.push(main_unit);
            }
            found.push(index);
        }
        found
    }

    /// How many of these rows can be chosen.
    pub(super) fn choosable(&self, rows: &[u32]) -> usize {
        let rows = rows.iter().filter_map(|index| self.row(*index));
        rows.filter(|row| row.can_be_chosen).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::party::tests::{closed, group, main, person, row};

    fn numbered(uuid: &str, name: &str, number: &str) -> OrganisationSummary {
        OrganisationSummary {
            organization_number: number.to_owned(),
            ..row(uuid, name)
        }
    }

    fn list() -> OrganisationList {
        let parties = vec![
            person("AASEN OLA"),
            numbered("tr", "TRYGG REVISJON AS", "310495670"),
            main(
                numbered("ss", "SNILL SKOG AS", "314248295"),
                vec![
                    numbered("sv", "SNILL SKOG AVD VEST", "310000024"),
                    closed(numbered("sn", "SAGA I NORD", "310000016")),
                ],
            ),
            group(
                "BRYGGE OG FJELL AS",
                vec![numbered("bf", "BRYGGA", "310000032")],
            ),
        ];
        OrganisationList::new(parties, 1)
    }

    fn found(search: &str) -> Vec<String> {
        let list = list();
        let found = list.found(&SearchQuery::parse(search));
        let rows = found.iter().map(|index| list.row(*index).unwrap());
        rows.map(|row| row.uuid.clone()).collect()
    }

    #[test]
    fn main_units_by_name_with_their_sub_units_and_no_persons() {
        let list = list();
        let rows: Vec<_> = list.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(
            rows,
            [
                "Brygge og Fjell AS",
                "Brygga",
                "Snill Skog AS",
                "Saga I Nord",
                "Snill Skog Avd Vest",
                "Trygg Revisjon AS",
            ]
        );
        let flags = |row: &Row| (row.is_sub_unit, row.can_be_chosen, row.is_deleted);
        let flags: Vec<_> = list.rows.iter().map(flags).collect();
        assert_eq!(flags[0], (false, false, false));
        assert_eq!(flags[1], (true, true, false));
        assert_eq!(flags[3], (true, true, true));
        assert_eq!(list.unreadable, 1);
        assert!(!list.is_empty());
        assert!(OrganisationList::new(vec![person("A")], 0).is_empty());
        assert!(OrganisationList::new(vec![group("G", vec![])], 0).is_empty());
    }

    #[test]
    fn a_search_finds_families() {
        assert_eq!(found(""), ["group", "bf", "ss", "sn", "sv", "tr"]);
        // The main unit brings its sub-units, which are called otherwise.
        assert_eq!(found("snill skog as"), ["ss", "sn", "sv"]);
        // A sub-unit brings its main unit, and not its siblings.
        assert_eq!(found("saga"), ["ss", "sn"]);
        assert_eq!(found("skog vest"), ["ss", "sv"]);
        assert_eq!(found("brygga"), ["group", "bf"]);
        assert_eq!(found("trygg"), ["tr"]);
        assert!(found("aasen").is_empty());
        assert!(found("ingen").is_empty());
    }

    #[test]
    fn a_number_is_found_in_any_spacing() {
        for search in [
            "310000016",
            "310 000 016",
            "NO 310 000 016 MVA",
            "31000 0016",
        ] {
            assert_eq!(found(search), ["ss", "sn"], "{search}");
        }
    }

    #[test]
    fn only_what_can_be_chosen_is_counted() {
        let list = list();
        let count = |search| list.choosable(&list.found(&SearchQuery::parse(search)));
        assert_eq!(count(""), 5);
        assert_eq!(count("brygga"), 1);
        assert_eq!(count("ingen"), 0);
    }
}
