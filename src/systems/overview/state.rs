//! What the overview has read. Four lists, each of which can come late, fail, or not be for this user.

use crate::api::{ApiError, RemoteData};
use crate::organisation::may_manage;
use fullmakt_contract::LenientList;
use fullmakt_contract::summaries::{PendingRequestSummary, SystemUserSummary};
use fullmakt_domain::search_text::SearchText;
use fullmakt_domain::sort_key::SortKey;
use fullmakt_domain::text::sanitize_line;
use fullmakt_domain::time::{DAY, UnixSeconds, unix_seconds};
use fullmakt_domain::{SystemUserKind, system_id};
use std::collections::BTreeSet;

/// Longest title that is shown, in characters.
const TITLE_LENGTH: usize = 120;

/// Part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// What waits for an answer.
    Pending,
    /// System users that act for the organisation.
    Standard,
    /// System users that act for its clients.
    Agent,
}

impl Section {
    pub(crate) const ALL: [Self; 3] = [Self::Pending, Self::Standard, Self::Agent];
}

/// A call of the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// Requests of a kind that wait for an answer. Change requests are in no list.
    Pending(SystemUserKind),
    /// System users of a kind.
    SystemUsers(SystemUserKind),
}

impl Source {
    pub(crate) const ALL: [Self; 4] = [
        Self::Pending(SystemUserKind::Standard),
        Self::Pending(SystemUserKind::Agent),
        Self::SystemUsers(SystemUserKind::Standard),
        Self::SystemUsers(SystemUserKind::Agent),
    ];

    pub(crate) const fn section(self) -> Section {
        match self {
            Self::Pending(_) => Section::Pending,
            Self::SystemUsers(SystemUserKind::Standard) => Section::Standard,
            Self::SystemUsers(SystemUserKind::Agent) => Section::Agent,
        }
    }
}

/// A request or a system user, as the overview shows it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub source: Source,
    pub id: String,
    /// Empty when nobody has given it one: then the system's name stands for it.
    pub given_title: String,
    pub system_id: String,
    /// Organisation number of the vendor; empty when nobody says.
    pub vendor: String,
    pub created: Option<UnixSeconds>,
    /// Somebody who may not answer has passed it on.
    pub escalated: bool,
    /// What it is called on the page.
    pub title: String,
    pub sort_key: SortKey,
    pub search: SearchText,
}

impl Row {
    fn new(
        source: Source,
        (id, title): (String, String),
        system_id: String,
        vendor: &str,
        created: Option<&str>,
    ) -> Self {
        let given_title = sanitize_line(&title, TITLE_LENGTH);
        let vendor = system_id::vendor_number(vendor, &system_id);
        let mut row = Self {
            source,
            id,
            given_title,
            vendor: sanitize_line(vendor, TITLE_LENGTH),
            created: created.and_then(unix_seconds),
            escalated: false,
            title: String::new(),
            sort_key: SortKey::new(""),
            search: SearchText::new(&[]),
            system_id,
        };
        row.name(None, None);
        row
    }

    /// Takes what the registers call the system and its vendor.
    fn name(&mut self, system: Option<&str>, vendor: Option<&str>) {
        let id = sanitize_line(&self.system_id, TITLE_LENGTH);
        let named = system.map(|name| sanitize_line(name, TITLE_LENGTH));
        let named = named.filter(|name| !name.is_empty());
        self.title = match (&*self.given_title, &named) {
            ("", Some(name)) => name.clone(),
            ("", None) => id.clone(),
            (given, _) => given.to_owned(),
        };
        self.sort_key = SortKey::new(&self.title);
        self.search = SearchText::new(&[
            &self.title,
            named.as_deref().unwrap_or_default(),
            &id,
            &self.vendor,
            vendor.unwrap_or_default(),
        ]);
    }

    /// Made so lately that somebody may be looking for it.
    pub(crate) fn is_recent(&self, now: UnixSeconds) -> bool {
        let age = self.created.map(|created| now.saturating_sub(created));
        age.is_some_and(|age| (0..DAY).contains(&age))
    }
}

/// What has become of a call, without its rows.
#[derive(Debug, Clone, PartialEq)]
struct Answer {
    source: Source,
    /// How many rows could not be read.
    outcome: RemoteData<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OverviewState {
    answers: Vec<Answer>,
    /// The rows of each section in the order in which they came. A row keeps its place for good.
    rows: [Vec<Row>; 3],
    system_names: Vec<(String, String)>,
    vendor_names: Vec<(String, String)>,
}

impl Default for OverviewState {
    fn default() -> Self {
        let loading = |source| Answer {
            source,
            outcome: RemoteData::Loading,
        };
        Self {
            answers: Source::ALL.map(loading).into(),
            rows: Default::default(),
            system_names: Vec::new(),
            vendor_names: Vec::new(),
        }
    }
}

/// What a section has to say beside its rows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SectionState {
    pub is_loading: bool,
    /// Calls that failed, with the reason.
    pub failures: Vec<(Source, ApiError)>,
    /// Not for this user.
    pub is_denied: bool,
    /// How many rows could not be read.
    pub unreadable: usize,
    pub count: usize,
}

impl OverviewState {
    pub(crate) fn rows(&self, section: Section) -> &[Row] {
        let [pending, standard, agent] = &self.rows;
        match section {
            Section::Pending => pending,
            Section::Standard => standard,
            Section::Agent => agent,
        }
    }

    fn rows_mut(&mut self, section: Section) -> &mut Vec<Row> {
        let [pending, standard, agent] = &mut self.rows;
        match section {
            Section::Pending => pending,
            Section::Standard => standard,
            Section::Agent => agent,
        }
    }

    pub(crate) fn section(&self, section: Section) -> SectionState {
        let mut state = SectionState {
            is_loading: false,
            failures: Vec::new(),
            is_denied: false,
            unreadable: 0,
            count: self.rows(section).len(),
        };
        let answers = self.answers.iter();
        let mut denials = 0;
        let mut sources = 0;
        for answer in answers.filter(|answer| answer.source.section() == section) {
            sources += 1;
            match &answer.outcome {
                RemoteData::Loading => state.is_loading = true,
                RemoteData::Ready(unreadable) => state.unreadable += unreadable,
                RemoteData::Failed(ApiError::Denied(_)) => denials += 1,
                RemoteData::Failed(error) => state.failures.push((answer.source, error.clone())),
            }
        }
        state.is_denied = denials == sources;
        state
    }

    /// Whether the user may answer requests, make and delete system users. The lists of what waits are for those
    /// who may, and for nobody else.
    pub(crate) fn may_manage(&self) -> Option<bool> {
        let pending = self.answers.iter().filter_map(|answer| {
            (answer.source.section() == Section::Pending).then_some(&answer.outcome)
        });
        may_manage(pending)
    }

    /// Whether nothing of the page is for this user.
    pub(crate) fn is_denied(&self) -> bool {
        Section::ALL
            .iter()
            .all(|section| self.section(*section).is_denied)
    }

    /// The call is made once more.
    pub(crate) fn retry(&mut self, source: Source) {
        self.set(source, RemoteData::Loading);
    }

    pub(crate) fn apply_pending(
        &mut self,
        kind: SystemUserKind,
        answer: Result<LenientList<PendingRequestSummary>, ApiError>,
    ) {
        let source = Source::Pending(kind);
        let row = |request: PendingRequestSummary| {
            let created = request.created.as_deref();
            let names = (request.id, request.integration_title);
            let mut row = Row::new(source, names, request.system_id, "", created);
            row.escalated = request.escalated;
            row
        };
        self.apply(source, answer, row);
    }

    pub(crate) fn apply_system_users(
        &mut self,
        kind: SystemUserKind,
        answer: Result<LenientList<SystemUserSummary>, ApiError>,
    ) {
        let source = Source::SystemUsers(kind);
        let row = |user: SystemUserSummary| {
            let created = user.created.as_deref();
            let names = (user.id, user.integration_title);
            Row::new(source, names, user.system_id, &user.supplier_orgno, created)
        };
        self.apply(source, answer, row);
    }

    fn apply<T>(
        &mut self,
        source: Source,
        answer: Result<LenientList<T>, ApiError>,
        row: impl Fn(T) -> Row,
    ) {
        let outcome = answer.map(|list| {
            let section = source.section();
            let rows = self.rows(section).iter();
            let mut known: BTreeSet<String> = rows.map(|row| row.id.clone()).collect();
            for mut row in list.rows.into_iter().map(row) {
                // The same one twice is one.
                if !known.insert(row.id.clone()) {
                    continue;
                }
                let system = find(&self.system_names, &row.system_id);
                row.name(system, find(&self.vendor_names, &row.vendor));
                self.rows_mut(section).push(row);
            }
            list.unreadable
        });
        self.set(source, outcome.into());
    }

    fn set(&mut self, source: Source, outcome: RemoteData<usize>) {
        let mut answers = self.answers.iter_mut();
        if let Some(answer) = answers.find(|answer| answer.source == source) {
            answer.outcome = outcome;
        }
    }

    /// The systems whose name the page needs: of what has been given no title.
    pub(crate) fn nameless_systems(&self) -> Vec<String> {
        let rows = self.rows.iter().flatten();
        once_each(rows.filter(|row| row.given_title.is_empty()), |row| {
            &row.system_id
        })
    }

    /// The vendors of everything that is listed.
    pub(crate) fn vendors(&self) -> Vec<String> {
        let rows = self.rows.iter().flatten();
        once_each(rows.filter(|row| !row.vendor.is_empty()), |row| &row.vendor)
    }

    /// Takes what the registers call systems and vendors.
    pub(crate) fn apply_names(
        &mut self,
        systems: Vec<(String, String)>,
        vendors: Vec<(String, String)>,
    ) {
        let changed_system = |id: &str| find(&systems, id) != find(&self.system_names, id);
        let changed_vendor = |id: &str| find(&vendors, id) != find(&self.vendor_names, id);
        for row in self.rows.iter_mut().flatten() {
            if changed_system(&row.system_id) || changed_vendor(&row.vendor) {
                row.name(find(&systems, &row.system_id), find(&vendors, &row.vendor));
            }
        }
        self.system_names = systems;
        self.vendor_names = vendors;
    }
}

/// Each of them once: there are few, however long the lists are.
fn once_each<'a>(rows: impl Iterator<Item = &'a Row>, of: fn(&Row) -> &String) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for row in rows {
        if !all.contains(of(row)) {
            all.push(of(row).clone());
        }
    }
    all
}

fn find<'a>(names: &'a [(String, String)], id: &str) -> Option<&'a str> {
    crate::systems::companies::find(names, id)
}

#[cfg(test)]
mod tests;
