//! What the page shows, worked out from state, names and texts. No browser here.

use super::messages::Names;
use super::names::RequestNames;
use super::state::ApprovalState;
use crate::acting_party::ActingParty;
use crate::api::RemoteData;
use crate::i18n::template::fill;
use crate::i18n::{LocalizedText, Texts};
use fullmakt_domain::deadline::TimeLeft;
use fullmakt_domain::display_name::title_case;
use fullmakt_domain::org_number::grouped;
use fullmakt_domain::{Deadline, text};

/// Longest name that is shown, in characters.
const NAME_LENGTH: usize = 120;

/// Who asks and for whom, ready to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PartiesView {
    /// Name of the system; its id while there is none.
    pub(super) system: LocalizedText,
    pub(super) system_is_loading: bool,
    /// Organisation number of the vendor, in groups of three.
    pub(super) vendor: Option<String>,
    /// The organisation by name, else by number.
    pub(super) org: String,
    pub(super) org_is_loading: bool,
    /// The organisation has a name, so its number is worth showing beside it.
    pub(super) org_has_name: bool,
    /// Organisation number, in groups of three; empty while nobody knows.
    pub(super) org_number: String,
}

impl PartiesView {
    pub(super) fn new(page: &ApprovalState, names: &RequestNames, texts: &Texts) -> Self {
        let Some(request) = page.request() else {
            return Self {
                system_is_loading: true,
                org_is_loading: true,
                ..Self::default()
            };
        };
        let system = names.system(texts.language);
        let system_is_loading = system.is_loading();
        let mut name = LocalizedText::default();
        let mut vendor = None;
        if let RemoteData::Ready((registered, number)) = system {
            name = LocalizedText {
                text: text::sanitize_quoted(&registered.text, NAME_LENGTH),
                lang: registered.lang,
            };
            vendor = Some(number).filter(|number| !number.is_empty());
        }
        if name.text.is_empty() {
            name = LocalizedText {
                text: text::sanitize_quoted(&request.system_id, NAME_LENGTH),
                lang: None,
            };
        }
        let vendor = vendor.or_else(|| request.vendor_number().map(str::to_owned));
        let org_number = grouped(&text::sanitize_line(&request.org_number, NAME_LENGTH));
        let org_name = names
            .party()
            .map(|name| title_case(&text::sanitize_line(name, NAME_LENGTH)))
            .filter(|name| !name.is_empty());
        let org_has_name = org_name.is_some();
        let by_number = || fill(texts.approval.org_by_number, &[("number", &org_number)]);
        Self {
            system: name,
            system_is_loading,
            vendor: vendor.map(|vendor| grouped(&text::sanitize_line(&vendor, NAME_LENGTH))),
            org: org_name.unwrap_or_else(by_number),
            org_is_loading: names.party_is_loading(),
            org_has_name,
            org_number,
        }
    }

    /// The names as plain text.
    pub(super) fn names(&self) -> Names {
        Names {
            system: self.system.text.clone(),
            org: self.org.clone(),
        }
    }

    pub(super) fn is_loading(&self) -> bool {
        self.system_is_loading || self.org_is_loading
    }

    /// For whom the user acts, for the header; `None` while nobody knows.
    pub(super) fn acting_party(&self) -> Option<ActingParty> {
        (!self.org_number.is_empty()).then(|| ActingParty {
            name: if self.org_has_name {
                self.org.clone()
            } else {
                String::new()
            },
            number: self.org_number.clone(),
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimesView {
    Loading,
    /// Change requests do not tell when they were made.
    Unknown,
    /// When it was made and until when it stands; what is left of that, while it matters.
    Known(Deadline, Option<TimeLeft>),
}

impl TimesView {
    pub(super) fn new(page: &ApprovalState) -> Self {
        match (page.request(), page.deadline()) {
            (None, _) => Self::Loading,
            (Some(_), None) => Self::Unknown,
            (Some(_), Some(deadline)) => Self::Known(deadline, page.left()),
        }
    }
}

#[cfg(test)]
mod tests;
