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

/// The systems that can be chosen, by name, as places in the list: those that a search finds.
pub(crate) fn shown_systems(
    systems: &[System],
    vendors: &[(String, String)],
    search: &str,
    language: Language,
) -> Vec<u32> {
    let query = SearchQuery::parse(search);
    let mut found: Vec<(u32, SortKey)> = Vec::new();
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
        if query.matches(&SearchText::new(&fields)) {
            found.push((place, SortKey::new(&name)));
        }
    }
    let mut shown: Vec<Sorted<'_>> = found.iter().map(|(place, key)| (0, key, *place)).collect();
    sort_key::sort(&mut shown);
    shown.into_iter().map(|(.., place)| place).collect()
}

#[cfg(test)]
mod tests;
