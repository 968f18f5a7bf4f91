//! A system user as its page shows it. Pure.

use crate::access::{Item, ItemChange, push_packages, push_rights};
use fullmakt_contract::summaries::{DelegationsSummary, SystemUserSummary};
use fullmakt_domain::text::{sanitize_line, sanitize_quoted};
use fullmakt_domain::time::{UnixSeconds, unix_seconds};
use fullmakt_domain::{SystemUserKind, system_id};

/// Longest text of somebody else that is shown in a line, in characters.
const LINE_LENGTH: usize = 300;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SystemUser {
    pub id: String,
    /// `None`: a kind that this version does not know. It can be looked at, and not be deleted here.
    pub kind: Option<SystemUserKind>,
    /// What its owner knows it by; can be empty.
    own_title: String,
    pub system_id: String,
    /// Organisation number of the vendor; empty when nobody says.
    pub vendor: String,
    pub created: Option<UnixSeconds>,
    /// The vendor's key; can be empty.
    pub external_ref: String,
    /// What it may do, packages first.
    pub items: Vec<Item>,
}

impl SystemUser {
    pub(crate) fn new(summary: SystemUserSummary) -> Self {
        let SystemUserSummary {
            id,
            integration_title,
            system_id,
            supplier_orgno,
            created,
            user_type,
            external_ref,
            access_packages,
            rights,
        } = summary;
        let line = |text: &str| sanitize_line(text, LINE_LENGTH);
        let vendor = system_id::vendor_number(&supplier_orgno, &system_id);
        let mut items = Vec::new();
        push_packages(&mut items, access_packages, ItemChange::Given);
        push_rights(&mut items, rights, ItemChange::Given);
        Self {
            kind: SystemUserKind::from_word(&user_type),
            own_title: integration_title,
            vendor: line(vendor),
            created: created.as_deref().and_then(unix_seconds),
            external_ref: line(&external_ref),
            items,
            id,
            system_id,
        }
    }

    /// It acts for clients of its owner.
    pub(crate) fn has_clients(&self) -> bool {
        self.kind == Some(SystemUserKind::Agent)
    }

    /// What it is called: by its owner, else as its system is, else by the id of that.
    pub(crate) fn title(&self, system: &str) -> String {
        let titles = [&*self.own_title, system, &*self.system_id];
        // It stands between quotation marks, which it must not end.
        let mut titles = titles
            .map(|title| sanitize_quoted(title, LINE_LENGTH))
            .into_iter();
        titles.find(|title| !title.is_empty()).unwrap_or_default()
    }

    /// What a list says of it, with what it may do.
    pub(crate) fn from_list(summary: SystemUserSummary, access: DelegationsSummary) -> Self {
        Self::new(SystemUserSummary {
            access_packages: access.access_packages,
            rights: access.rights,
            ..summary
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Subject;
    use serde_json::json;

    const ID: &str = "505f8488-3d48-4c15-8e21-35cb9432f815";

    fn system_user(value: serde_json::Value) -> SystemUser {
        SystemUser::new(serde_json::from_value(value).expect("decodes"))
    }

    #[test]
    fn what_is_missing_is_taken_from_what_is_there() {
        let user = system_user(json!({ "id": ID, "systemId": "991825827_smartcloud" }));
        assert_eq!(user.title(""), "991825827_smartcloud");
        assert_eq!(user.title("SmartCloud"), "SmartCloud");
        assert_eq!(user.vendor, "991825827");
        assert_eq!((user.kind, user.created), (None, None));
        assert_eq!(user.items, []);
    }

    #[test]
    fn everything_that_it_may_do_is_listed_once() {
        let user = system_user(json!({
            "id": ID,
            "integrationTitle": " Smart\nCloud ",
            "systemId": "991825827_smartcloud",
            "supplierOrgno": "991825827",
            "userType": "Standard",
            "created": "2026-11-20T08:00:00Z",
            "rights": [{ "resource": [{ "id": "urn:altinn:resource", "value": "ske-krav" }] }],
            "accessPackages": [{ "urn": "urn:altinn:accesspackage:a" }, { "urn": "urn:altinn:accesspackage:a" }],
        }));
        assert_eq!(user.title("Other"), "Smart Cloud");
        assert_eq!(user.kind, Some(SystemUserKind::Standard));
        let subjects: Vec<&Subject> = user.items.iter().map(|item| &item.subject).collect();
        assert_eq!(
            subjects,
            [
                &Subject::Package("urn:altinn:accesspackage:a".to_owned()),
                &Subject::Service {
                    id: "ske-krav".to_owned(),
                    action: None
                }
            ]
        );
    }
}
