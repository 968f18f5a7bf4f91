//! What the page of clients calls (docs/contract/platform.md, section 3.2).

use super::client::{ApiClient, ApiFuture};
use super::error::ApiError;
use super::rows::RowsOf;
use fullmakt_contract::nulls::Rows;
use fullmakt_contract::paths;
use fullmakt_contract::summaries::{AddedClientSummary, ClientSummary, PageLength, RoleSummary};
use futures::future::LocalBoxFuture;

/// Of whom, and for which system user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AgentSystemUser {
    pub(crate) party_id: i32,
    pub(crate) party_uuid: String,
    pub(crate) id: String,
}

/// What has come of a list that is read row by row: how many of its rows could not be read, and why it stopped, if it
/// did before its end.
pub(crate) type ReadList = (usize, Result<(), ApiError>);

impl ApiClient {
    /// Every client of the organisation, with what each gives it.
    pub(crate) fn clients(
        self,
        of: &AgentSystemUser,
        take: impl FnMut(ClientSummary) + 'static,
        pause: impl FnMut() + 'static,
    ) -> LocalBoxFuture<'static, ReadList> {
        let path = paths::clients(of.party_id, &of.party_uuid);
        Box::pin(async move {
            let mut rows = RowsOf::new(take, pause);
            let read = self.read_rows(&path, &mut rows).await;
            (rows.unreadable, read)
        })
    }

    /// The clients that a system user acts for. An empty list is no proof that there are none: the platform answers so,
    /// too, when it could not read them (docs/contract/platform.md, section 3.2).
    pub(crate) fn added_clients(
        self,
        of: &AgentSystemUser,
        take: impl FnMut(AddedClientSummary) + 'static,
        pause: impl FnMut() + 'static,
    ) -> LocalBoxFuture<'static, ReadList> {
        let path = paths::added_clients(of.party_id, &of.party_uuid, &of.id);
        Box::pin(async move {
            let mut rows = RowsOf::new(take, pause);
            let read = self.read_rows(&path, &mut rows).await;
            (rows.unreadable, read)
        })
    }

    /// Whether a system user acts for any client, by a list that is never empty because it could not be made.
    pub(crate) fn has_added_clients(self, of: &AgentSystemUser) -> ApiFuture<bool> {
        let path = paths::agent_access(&of.party_uuid, &of.id);
        Box::pin(async move {
            let page: PageLength = self.get(&path).await?;
            Ok(!page.data.is_empty())
        })
    }

    /// All roles, by which others can be clients of an organisation.
    pub(crate) fn roles(self, language: &'static str) -> ApiFuture<Rows<RoleSummary>> {
        self.get_in(paths::ROLES, language)
    }

    /// Adds a client, by the uuid of its party. Sent once, also when it is refused with 401; adding it again comes to
    /// the same.
    pub(crate) fn add_client(self, to: &AgentSystemUser, client: &str) -> ApiFuture<()> {
        self.post_empty(&paths::add_client(
            to.party_id,
            &to.party_uuid,
            &to.id,
            client,
        ))
    }

    /// Removes a client. Sent once; removing it again comes to the same.
    pub(crate) fn remove_client(self, from: &AgentSystemUser, client: &str) -> ApiFuture<()> {
        self.delete(&paths::remove_client(
            from.party_id,
            &from.party_uuid,
            &from.id,
            client,
        ))
    }

    /// Whether a system user acts for the organisation that owns it, too.
    pub(crate) fn own_organisation(self, of: &AgentSystemUser) -> ApiFuture<bool> {
        self.get(&paths::own_organisation(
            of.party_id,
            &of.party_uuid,
            &of.id,
        ))
    }

    /// Lets it, or lets it no longer.
    pub(crate) fn set_own_organisation(
        self,
        of: &AgentSystemUser,
        is_added: bool,
    ) -> ApiFuture<()> {
        let path = paths::own_organisation(of.party_id, &of.party_uuid, &of.id);
        match is_added {
            true => self.post_empty(&path),
            false => self.delete(&path),
        }
    }
}
