//! The systems that a user can choose, and one that has been chosen. Pure.

use crate::access::{Item, ItemChange, push_packages, push_rights};
use crate::i18n::{Language, LocalizedText, localize};
use fullmakt_contract::Translations;
use fullmakt_contract::summaries::VisibleSystem;
use fullmakt_domain::search_text::{SearchQuery, SearchText};
use fullmakt_domain::sort_key::{self, SortKey, Sorted};
use fullmakt_domain::system_id;
use fullmakt_domain::text::{sanitize_line, sanitize_quoted};

/// Longest name that is shown, in characters.
const NAME_LENGTH: usize = 200;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct System {
    pub id: String,
    name: Translations,
    description: Translations,
    /// Organisation number of the vendor; empty when nobody says.
    pub vendor: String,
    /// All that it gets, packages first.
    pub items: Vec<Item>,
    pub offer: Offer,
}

/// Whether a user can choose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offer {
    Offered,
    /// Its vendor has to ask for it: systems for clients, and those that do not want to be chosen.
    ByRequestOnly,
    /// Its vendor has taken it out of the register.
    Withdrawn,
}

impl System {
    pub(crate) fn new(system: VisibleSystem) -> Self {
        let mut items = Vec::new();
        push_packages(&mut items, system.access_packages, ItemChange::Given);
        push_rights(&mut items, system.rights, ItemChange::Given);
        let vendor = system_id::vendor_number(&system.system_vendor_org_number, &system.system_id);
        Self {
            vendor: sanitize_line(vendor, NAME_LENGTH),
            name: system.name,
            description: system.description,
            items,
            offer: match (system.is_deleted, system.is_visible) {
                (true, _) => Offer::Withdrawn,
                (false, true) => Offer::Offered,
                (false, false) => Offer::ByRequestOnly,
            },
            id: system.system_id,
        }
    }

    /// What it is called; its id where it has no name.
    pub(crate) fn name(&self, language: Language) -> LocalizedText {
        let name = localize(self.name.best(language.tag()), language);
        let text = sanitize_quoted(&name.text, NAME_LENGTH);
        if text.is_empty() {
            LocalizedText {
                text: sanitize_line(&self.id, NAME_LENGTH),
                lang: None,
            }
        } else {
            LocalizedText { text, ..name }
        }
    }

    /// What it does; can be empty.
    pub(crate) fn description(&self, language: Language) -> LocalizedText {
        localize(self.description.best(language.tag()), language)
    }

    /// What the system user is called from now on, whatever language its owners read.
    pub(crate) fn title(&self) -> String {
        self.name(Language::Nb).text
    }
}

/// A system that can be chosen: its place in the list, and what can be searched.
pub(crate) type Choice = (u32, SearchText);

/// The systems that can be chosen, by name. Worked out once for a language, and not for each search.
pub(crate) fn choices(
    systems: &[System],
    vendors: &[(String, String)],
    language: Language,
) -> Vec<Choice> {
    let mut found: Vec<(u32, SortKey, SearchText)> = Vec::new();
    for (place, system) in (0..).zip(systems) {
        if system.offer != Offer::Offered {
            continue;
        }
        let name = system.name(language).text;
        let vendor = crate::systems::companies::find(vendors, &system.vendor);
        let fields = [
            &*name,
            &system.id,
            &system.vendor,
            vendor.unwrap_or_default(),
        ];
        found.push((place, SortKey::new(&name), SearchText::new(&fields)));
    }
    let keys = (0..).zip(&found).map(|(at, (_, key, _))| (0, key, at));
    let mut sorted: Vec<Sorted<'_>> = keys.collect();
    sort_key::sort(&mut sorted);
    let places = sorted.into_iter().map(|(.., at)| at as usize);
    places
        .filter_map(|at| found.get(at))
        .map(|(place, _, text)| (*place, text.clone()))
        .collect()
}

/// The places of those that a search finds, in their order.
pub(crate) fn shown_systems(choices: &[Choice], search: &str) -> Vec<u32> {
    let query = SearchQuery::parse(search);
    let found = choices.iter().filter(|(_, text)| query.matches(text));
    found.map(|(place, _)| *place).collect()
}

#[cfg(test)]
mod tests;
