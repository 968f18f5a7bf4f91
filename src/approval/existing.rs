//! What the organisation has given already: to the system that asks, and to others of its vendor.

use super::state::request::ApprovalRequest;
use crate::routes;
use fullmakt_contract::summaries::SystemUserSummary;
use fullmakt_domain::text::sanitize_quoted;
use fullmakt_domain::time::{UnixSeconds, unix_seconds};

/// How many are named; the others are counted.
const MOST_NAMED: usize = 3;

/// Longest title that is shown, in characters.
const TITLE_LENGTH: usize = 120;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ExistingAccess {
    pub same_system: ExistingUsers,
    pub same_vendor: ExistingUsers,
    /// Where all of them are.
    pub overview: String,
}

/// The newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ExistingUsers {
    pub named: Vec<ExistingUser>,
    pub others: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ExistingUser {
    pub title: String,
    pub created: Option<UnixSeconds>,
    /// Its page.
    pub details: String,
}

impl ExistingAccess {
    /// Finds them among all system users of the organisation. The one that the request itself has made is not
    /// among them.
    pub(crate) fn new(
        request: &ApprovalRequest,
        users: impl Iterator<Item = SystemUserSummary>,
    ) -> Self {
        let mut existing = Self {
            overview: routes::overview(&request.party_uuid),
            ..Self::default()
        };
        let vendor = request.vendor_number();
        for user in users.filter(|user| user.id != request.id) {
            if user.system_id == request.system_id {
                existing.same_system.add(&request.party_uuid, &user);
            } else if vendor == Some(&*user.supplier_orgno) {
                existing.same_vendor.add(&request.party_uuid, &user);
            }
        }
        existing
    }
}

impl ExistingUsers {
    fn add(&mut self, party: &str, user: &SystemUserSummary) {
        let created = user.created.as_deref().and_then(unix_seconds);
        let details = routes::details(party, &user.id);
        if self.named.iter().any(|named| named.details == details) {
            return;
        }
        let titles = [&*user.integration_title, &*user.system_id];
        let mut titles = titles
            .map(|title| sanitize_quoted(title, TITLE_LENGTH))
            .into_iter();
        let user = ExistingUser {
            title: titles.find(|title| !title.is_empty()).unwrap_or_default(),
            created,
            details,
        };
        let is_older = |named: &ExistingUser| named.created < created;
        let place = self.named.iter().position(is_older);
        self.named.insert(place.unwrap_or(self.named.len()), user);
        if self.named.len() > MOST_NAMED {
            self.named.pop();
            self.others += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::approval::state::request::Permission;
    use crate::approval::state::tests::approval_request;
    use fullmakt_domain::{RequestKind, RequestStatus};

    fn request() -> ApprovalRequest {
        approval_request(
            RequestKind::Standard,
            RequestStatus::New,
            Permission::Decide,
        )
    }

    fn user(id: &str, system: &str, vendor: &str, created: Option<&str>) -> SystemUserSummary {
        SystemUserSummary {
            id: id.to_owned(),
            integration_title: format!("Title of {id}"),
            system_id: system.to_owned(),
            supplier_orgno: vendor.to_owned(),
            created: created.map(str::to_owned),
            ..SystemUserSummary::default()
        }
    }

    fn of_system(id: &str, created: Option<&str>) -> SystemUserSummary {
        user(id, "991825827_smartcloud", "991825827", created)
    }

    fn titles(users: &ExistingUsers) -> Vec<&str> {
        users.named.iter().map(|user| &*user.title).collect()
    }

    #[test]
    fn the_same_system_counts_more_than_the_same_vendor_and_nothing_else_counts() {
        let users = [
            of_system("a", Some("2026-03-01T12:00:00Z")),
            user("b", "991825827_other", "991825827", None),
            user("c", "311757717_books", "311757717", None),
            // Without a vendor's number.
            user("d", "other", "", None),
            of_system(&request().id, None),
        ];
        let existing = ExistingAccess::new(&request(), users.into_iter());
        assert_eq!(titles(&existing.same_system), ["Title of a"]);
        assert_eq!(titles(&existing.same_vendor), ["Title of b"]);
        let (party, named) = (request().party_uuid, &existing.same_system.named[0]);
        assert_eq!(named.created, Some(1_772_366_400));
        assert_eq!(named.details, routes::details(&party, "a"));
        assert_eq!(existing.overview, routes::overview(&party));
    }

    /// A system whose id names no vendor has the same vendor as no other.
    #[test]
    fn no_number_is_the_number_of_no_vendor() {
        let request = ApprovalRequest {
            system_id: "old".to_owned(),
            ..request()
        };
        let users = [user("a", "older", "", None), user("b", "old", "", None)];
        let existing = ExistingAccess::new(&request, users.into_iter());
        assert_eq!(titles(&existing.same_system), ["Title of b"]);
        assert_eq!(existing.same_vendor, ExistingUsers::default());
    }

    #[test]
    fn the_newest_are_named_once_each_and_the_others_are_counted() {
        let users = [
            of_system("undated", None),
            of_system("2024", Some("2024-01-01T00:00:00Z")),
            of_system("2026", Some("2026-01-01T00:00:00Z")),
            of_system("2026", Some("2026-01-01T00:00:00Z")),
            of_system("2023", Some("2023-01-01T00:00:00Z")),
            of_system("2025", Some("2025-01-01T00:00:00Z")),
        ];
        let existing = ExistingAccess::new(&request(), users.into_iter());
        let named = titles(&existing.same_system);
        assert_eq!(named, ["Title of 2026", "Title of 2025", "Title of 2024"]);
        assert_eq!(existing.same_system.others, 2);
    }

    #[test]
    fn a_title_is_never_empty_and_cannot_end_its_quotation() {
        let mut nameless = of_system("a", None);
        nameless.integration_title = " ".to_owned();
        let mut odd = of_system("b", None);
        odd.integration_title = "x» og «y".to_owned();
        let existing = ExistingAccess::new(&request(), [nameless, odd].into_iter());
        assert_eq!(
            titles(&existing.same_system),
            ["991825827_smartcloud", "x' og 'y"]
        );
    }
}
