//! Everything that stands on the page, worked out at once. The page is drawn from this alone.

use super::messages::{self, Names};
use super::state::ApprovalState;
use super::state::details::{ItemView, LocalizedText, RequestDetails};
use super::state::next_steps::NextStep;
use super::state::request::{ItemChange, ReturnDestination};
use super::state::screen::{RequestPhase, Screen};
use crate::api::RemoteData;
use crate::i18n::template::fill;
use crate::i18n::{ApprovalTexts, Texts};
use fullmakt_domain::deadline::TimeLeft;
use fullmakt_domain::org_number::grouped;
use fullmakt_domain::{Deadline, RequestKind, ReturnPath, text};

/// Longest name that is shown, in characters.
const NAME_LENGTH: usize = 120;

/// What stands on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct ViewModel {
    /// Which kind of request.
    pub kind: RequestKind,
    /// Everything that is said, in the language of the page.
    pub all: &'static Texts,
    /// What the page shows as a whole.
    pub screen: Screen,
    /// Ways on.
    pub ways: Vec<NextStep>,
    /// Who asks and for whom.
    pub who: PartiesView,
    /// How long the request stands.
    pub deadline: Option<Deadline>,
    /// What is left of that.
    pub left: Option<TimeLeft>,
    /// What is asked for; `None` while nobody knows.
    pub items: Option<Vec<(ItemChange, ItemView)>>,
    /// Where one goes afterwards, when that is the vendor.
    pub return_destination: Option<ReturnDestination>,
    /// Where a link above the page leads.
    pub back_to: Option<ReturnPath>,
    /// Id of the request.
    pub reference: Option<String>,
    /// What was copied last, and whether that worked.
    pub copied: Option<(String, bool)>,
}

/// Who asks and for whom, ready to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartiesView {
    /// Name of the system; its id while there is none.
    pub system: LocalizedText,
    /// The name of the system is on its way.
    pub system_is_loading: bool,
    /// Number of the vendor, in groups of three.
    pub vendor: Option<String>,
    /// The organisation by name, else by number.
    pub org: String,
    /// The name of the organisation is on its way.
    pub org_is_loading: bool,
    /// The organisation has a name, so its number is worth showing beside it.
    pub org_has_name: bool,
    /// Number of the organisation, in groups of three; empty while nobody knows.
    pub org_number: String,
}

impl ViewModel {
    /// Works out what stands on the page.
    #[must_use]
    pub fn new(
        kind: RequestKind,
        page: &ApprovalState,
        details: &RequestDetails,
        all: &'static Texts,
    ) -> Self {
        let request = page.request();
        let row = |item: &super::state::request::Item| {
            (item.change, details.row(&item.subject, all.language))
        };
        Self {
            kind,
            all,
            screen: page.screen(),
            ways: page.next_steps(),
            who: who(page, details, all),
            deadline: page.deadline(),
            left: page.left(),
            items: request.map(|request| request.items.iter().map(row).collect()),
            return_destination: request
                .filter(|_| page.ends_at_vendor())
                .map(|request| request.return_destination.clone()),
            back_to: page.params().back_to.clone(),
            reference: request.map(|request| request.id.clone()),
            copied: None,
        }
    }

    /// ApprovalTexts of this page.
    #[must_use]
    pub fn texts(&self) -> &'static ApprovalTexts {
        &self.all.approval
    }

    /// Whether nothing can be decided here any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(
            self.screen,
            Screen::Request(
                RequestPhase::Closed { .. } | RequestPhase::Receipt(_) | RequestPhase::Forwarded
            )
        )
    }

    /// The names as plain text.
    #[must_use]
    pub fn names(&self) -> Names {
        Names {
            system: self.who.system.text.clone(),
            org: self.who.org.clone(),
        }
    }

    /// A template with the names in it.
    #[must_use]
    pub fn fill(&self, template: &str) -> String {
        messages::fill_names(template, &self.names())
    }

    /// The title of the browser's tab. While names are on their way it says what kind of page it is,
    /// so that it does not change twice.
    #[must_use]
    pub fn title(&self) -> String {
        let waits = self.who.system_is_loading || self.who.org_is_loading;
        if waits && matches!(self.screen, Screen::Request(_)) {
            return self.texts().title_loading.to_owned();
        }
        messages::tab_title(self.all, self.kind, &self.screen, &self.names())
    }
}

fn who(page: &ApprovalState, details: &RequestDetails, all: &Texts) -> PartiesView {
    let Some(request) = page.request() else {
        return PartiesView {
            system_is_loading: true,
            org_is_loading: true,
            ..PartiesView::default()
        };
    };
    let system = details.system(all.language);
    let system_is_loading = system.is_loading();
    let mut named = LocalizedText::default();
    let mut vendor = None;
    if let RemoteData::Ready((name, number)) = system {
        named = LocalizedText {
            text: text::sanitize_line(&name.text, NAME_LENGTH),
            lang: name.lang,
        };
        vendor = Some(number).filter(|number| !number.is_empty());
    }
    if named.text.is_empty() {
        named = LocalizedText {
            text: text::sanitize_line(&request.system_id, NAME_LENGTH),
            lang: None,
        };
    }
    let vendor = vendor.or_else(|| request.vendor_number().map(str::to_owned));
    let org_number = grouped(&text::sanitize_line(&request.org_number, NAME_LENGTH));
    let name = details
        .party_name()
        .map(|name| text::sanitize_line(name, NAME_LENGTH));
    let name = name.filter(|name| !name.is_empty());
    let org_has_name = name.is_some();
    let by_number = || fill(all.approval.org_by_number, &[("number", &org_number)]);
    PartiesView {
        system: named,
        system_is_loading,
        vendor: vendor.map(|vendor| grouped(&text::sanitize_line(&vendor, NAME_LENGTH))),
        org: name.unwrap_or_else(by_number),
        org_is_loading: details.party_is_loading(),
        org_has_name,
        org_number,
    }
}
