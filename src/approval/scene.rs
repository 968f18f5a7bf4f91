//! Everything that stands on the page, worked out at once. The page is drawn from this alone.

use super::state::Approval;
use super::state::asked::{Change, WayBack};
use super::state::described::{Described, Row, Told};
use super::state::screen::{Screen, Standing};
use super::state::ways::Way;
use super::words::{self, Names};
use crate::api::Remote;
use crate::i18n::template::fill;
use crate::i18n::{AllTexts, Approval as Texts};
use fullmakt_domain::deadline::Left;
use fullmakt_domain::org_number::grouped;
use fullmakt_domain::{Deadline, RequestKind, ReturnPath, text};

/// Longest name that is shown, in characters.
const NAME_LENGTH: usize = 120;

/// What stands on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Which kind of request.
    pub kind: RequestKind,
    /// Everything that is said, in the language of the page.
    pub all: &'static AllTexts,
    /// What the page shows as a whole.
    pub screen: Screen,
    /// Ways on.
    pub ways: Vec<Way>,
    /// Who asks and for whom.
    pub who: Who,
    /// How long the request stands.
    pub deadline: Option<Deadline>,
    /// What is left of that.
    pub left: Option<Left>,
    /// What is asked for; `None` while nobody knows.
    pub items: Option<Vec<(Change, Row)>>,
    /// Where one goes afterwards, when that is the vendor.
    pub way_back: Option<WayBack>,
    /// Where a link above the page leads.
    pub back_to: Option<ReturnPath>,
    /// Id of the request.
    pub reference: Option<String>,
    /// What was copied last, and whether that worked.
    pub copied: Option<(String, bool)>,
}

/// Who asks and for whom, ready to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Who {
    /// Name of the system; its id while there is none.
    pub system: Told,
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

impl Scene {
    /// Works out what stands on the page.
    #[must_use]
    pub fn new(
        kind: RequestKind,
        page: &Approval,
        things: &Described,
        all: &'static AllTexts,
    ) -> Self {
        let asked = page.asked();
        let row = |item: &super::state::asked::Item| {
            (item.change, things.row(&item.subject, all.language))
        };
        Self {
            kind,
            all,
            screen: page.screen(),
            ways: page.ways(),
            who: who(page, things, all),
            deadline: page.deadline(),
            left: page.left(),
            items: asked.map(|asked| asked.items.iter().map(row).collect()),
            way_back: asked
                .filter(|_| page.ends_at_vendor())
                .map(|asked| asked.way_back.clone()),
            back_to: page.address().back_to.clone(),
            reference: asked.map(|asked| asked.id.clone()),
            copied: None,
        }
    }

    /// Texts of this page.
    #[must_use]
    pub fn texts(&self) -> &'static Texts {
        &self.all.approval
    }

    /// Whether nothing can be decided here any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(
            self.screen,
            Screen::Request(Standing::Closed { .. } | Standing::Receipt(_) | Standing::Forwarded)
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
        words::fill_names(template, &self.names())
    }

    /// The title of the browser's tab. While names are on their way it says what kind of page it is,
    /// so that it does not change twice.
    #[must_use]
    pub fn title(&self) -> String {
        let waits = self.who.system_is_loading || self.who.org_is_loading;
        if waits && matches!(self.screen, Screen::Request(_)) {
            return self.texts().title_loading.to_owned();
        }
        words::tab_title(self.all, self.kind, &self.screen, &self.names())
    }
}

fn who(page: &Approval, things: &Described, all: &AllTexts) -> Who {
    let Some(asked) = page.asked() else {
        return Who {
            system_is_loading: true,
            org_is_loading: true,
            ..Who::default()
        };
    };
    let system = things.system(all.language);
    let system_is_loading = system.is_loading();
    let mut named = Told::default();
    let mut vendor = None;
    if let Remote::Ready((name, number)) = system {
        named = Told {
            text: text::quiet(&name.text, NAME_LENGTH),
            lang: name.lang,
        };
        vendor = Some(number).filter(|number| !number.is_empty());
    }
    if named.text.is_empty() {
        named = Told {
            text: text::quiet(&asked.system_id, NAME_LENGTH),
            lang: None,
        };
    }
    let vendor = vendor.or_else(|| asked.vendor_number().map(str::to_owned));
    let org_number = grouped(&text::quiet(&asked.org_number, NAME_LENGTH));
    let name = things
        .party_name()
        .map(|name| text::quiet(name, NAME_LENGTH));
    let name = name.filter(|name| !name.is_empty());
    let org_has_name = name.is_some();
    let by_number = || fill(all.approval.org_by_number, &[("number", &org_number)]);
    Who {
        system: named,
        system_is_loading,
        vendor: vendor.map(|vendor| grouped(&text::quiet(&vendor, NAME_LENGTH))),
        org: name.unwrap_or_else(by_number),
        org_is_loading: things.party_is_loading(),
        org_has_name,
        org_number,
    }
}
