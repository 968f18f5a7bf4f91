//! What the pages of system users call (docs/contract/platform.md, sections 1.7, 2.1 and 2.4).

use super::client::{ApiClient, ApiFuture};
use fullmakt_contract::LenientList;
use fullmakt_contract::paths::{self, segment};
use fullmakt_contract::summaries::{
    CompanySummary, CreatedSystemUser, DelegationsSummary, PendingRequestSummary,
    SystemUserSummary, VisibleSystem,
};
use fullmakt_contract::system_users::CreateSystemUser;
use fullmakt_domain::SystemUserKind;

impl ApiClient {
    /// The system users of an organisation that are of this kind. Fails with `Denied` for those who may not see
    /// them; who may see one kind need not be able to see the other.
    pub(crate) fn system_users(
        self,
        kind: SystemUserKind,
        party_id: i32,
    ) -> ApiFuture<LenientList<SystemUserSummary>> {
        self.get(&paths::system_users(kind, party_id))
    }

    /// One system user, of either kind, with what it may do. Fails with `NotFound` when the organisation has none with
    /// this id, and with `Denied` also for those who see standard system users in their list: see
    /// [`Self::system_user_delegations`].
    pub(crate) fn system_user(self, party_id: i32, id: &str) -> ApiFuture<SystemUserSummary> {
        self.get(&paths::system_user(party_id, id))
    }

    /// What a standard system user may do, for those who see it in the list.
    pub(crate) fn system_user_delegations(
        self,
        party_id: i32,
        id: &str,
    ) -> ApiFuture<DelegationsSummary> {
        self.get(&paths::system_user_delegations(party_id, id))
    }

    /// The requests of a kind that wait for an answer. Fails with `Denied` for those who may not answer.
    pub(crate) fn pending_requests(
        self,
        kind: SystemUserKind,
        party_id: i32,
        org_number: &str,
    ) -> ApiFuture<LenientList<PendingRequestSummary>> {
        self.get(&paths::pending(kind, party_id, org_number))
    }

    /// Deletes a system user, with all that it may do. Sent once; when it fails with
    /// [`outcome_unknown`](super::ApiError::outcome_unknown), the system user has to be read before the user
    /// tries again.
    pub(crate) fn delete_system_user(
        self,
        kind: SystemUserKind,
        party_id: i32,
        party_uuid: &str,
        id: &str,
    ) -> ApiFuture<()> {
        self.delete(&paths::delete_system_user(kind, party_id, party_uuid, id))
    }

    /// Gives a system all that its vendor has registered for it. Sent once, as [`Self::delete_system_user`].
    pub(crate) fn create_system_user(
        self,
        party_id: i32,
        title: String,
        system_id: String,
    ) -> ApiFuture<CreatedSystemUser> {
        let body = CreateSystemUser {
            integration_title: title,
            system_id,
        };
        self.post_json(&paths::create_system_user(party_id), &body)
    }

    /// The systems that a user can choose.
    pub(crate) fn visible_systems(self) -> ApiFuture<LenientList<VisibleSystem>> {
        self.get(paths::VISIBLE_SYSTEMS)
    }

    /// A system with what it gets, also one that users cannot choose.
    pub(crate) fn system_with_access(self, id: &str) -> ApiFuture<VisibleSystem> {
        self.get(&paths::system(id))
    }

    /// The registered name of an organisation, from the open company register. `None` when the host has named no
    /// register.
    pub(crate) fn company(self, org_number: &str) -> Option<ApiFuture<CompanySummary>> {
        self.get_from_company_register(&format!("/enheter/{}", segment(org_number)))
    }
}
