//! The names of the system and of the organisation that a request is about. Each can fail without the other.

use super::state::request::ApprovalRequest;
use crate::api::{ApiError, RemoteData};
use crate::i18n::{Language, LocalizedText, localize};
use fullmakt_contract::summaries::SystemSummary;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NameQuery {
    /// The system, by id.
    System(String),
    /// The organisation among those the user can act for, by party uuid.
    Party(String),
}

/// What came for a [`NameQuery`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum NameResult {
    System(Result<SystemSummary, ApiError>),
    Party(Result<Option<String>, ApiError>),
}

/// Each is `None` before it has been asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct RequestNames {
    system: Option<RemoteData<SystemSummary>>,
    party: Option<RemoteData<Option<String>>>,
}

impl RequestNames {
    /// What has not been asked for yet. Whoever calls this asks for it.
    pub(crate) fn missing_queries(&mut self, request: &ApprovalRequest) -> Vec<NameQuery> {
        let mut queries = Vec::new();
        if self.system.is_none() {
            self.system = Some(RemoteData::Loading);
            queries.push(NameQuery::System(request.system_id.clone()));
        }
        if self.party.is_none() && !request.party_uuid.is_empty() {
            self.party = Some(RemoteData::Loading);
            queries.push(NameQuery::Party(request.party_uuid.clone()));
        }
        queries
    }

    pub(crate) fn apply(&mut self, result: NameResult) {
        match result {
            NameResult::System(answer) => self.system = Some(answer.into()),
            NameResult::Party(answer) => self.party = Some(answer.into()),
        }
    }

    /// Forgets what failed, so that [`Self::missing_queries`] asks for it again.
    pub(crate) fn forget_failures(&mut self) {
        self.system.take_if(|system| system.error().is_some());
        self.party.take_if(|party| party.error().is_some());
    }

    /// Whether one of them could not be had.
    pub(crate) fn have_failed(&self) -> bool {
        let system = self.system.as_ref().is_some_and(|it| it.error().is_some());
        system || self.party.as_ref().is_some_and(|it| it.error().is_some())
    }

    /// The system's name, and the number of its vendor.
    pub(crate) fn system(&self, language: Language) -> RemoteData<(LocalizedText, String)> {
        let system = self.system.clone().unwrap_or_default();
        system.map(|system| {
            let name = localize(system.name.best(language.tag()), language);
            (name, system.system_vendor_org_number)
        })
    }

    /// The organisation's name, if the user can act for it.
    pub(crate) fn party(&self) -> Option<&str> {
        let party = self.party.as_ref()?.ready()?.as_ref()?;
        let name = party.trim();
        (!name.is_empty()).then_some(name)
    }

    /// Whether the name of the organisation can still come.
    pub(crate) fn party_is_loading(&self) -> bool {
        self.party.as_ref().is_none_or(RemoteData::is_loading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::approval::state::request::Permission;
    use crate::approval::state::tests::approval_request;
    use fullmakt_domain::{RequestKind, RequestStatus};

    /// The heading showed an id for good, and no button asked again.
    #[test]
    fn names_that_fail_can_be_asked_for_again() {
        let request = approval_request(
            RequestKind::Standard,
            RequestStatus::New,
            Permission::Decide,
        );
        let mut names = RequestNames::default();
        let system = NameQuery::System("991825827_smartcloud".to_owned());
        assert!(names.missing_queries(&request).contains(&system));
        assert_eq!(names.missing_queries(&request), []);
        assert!(!names.have_failed());
        let failed = ApiError::from_response(500, None, b"");
        names.apply(NameResult::System(Err(failed)));
        assert!(names.have_failed());
        names.forget_failures();
        assert_eq!(names.missing_queries(&request), [system]);
    }
}
