//! Carries out the effects that the state asks for, and dispatches what comes of them.

use super::ApprovalStore;
use crate::api::{ApiClient, ApiError};
use crate::approval::state::request::ApprovalRequest;
use crate::approval::state::{Effect, Event};
use crate::browser::hosts::host_of;
use fullmakt_domain::RequestKind;
use leptos::task::spawn_local;

impl ApprovalStore {
    pub(super) fn run_effect(self, effect: Effect) {
        match effect {
            Effect::Identify { sequence } => spawn_local(async move {
                let answer = self.user.identify().await;
                self.dispatch(Event::Identified { sequence, answer });
            }),
            Effect::Decide {
                sequence,
                party_id,
                id,
                decision,
            } => spawn_local(async move {
                let answer = self.client.decide(self.kind, party_id, &id, decision).await;
                if let Err(error) = &answer {
                    self.access.apply_refusal(error);
                }
                let was_carried_out = answer == Ok(true);
                self.dispatch_response(Event::Decided { sequence, answer });
                if was_carried_out {
                    let person = self.user.identify().await.ok();
                    self.dispatch(Event::IdentifiedAfter { sequence, person });
                }
            }),
            Effect::Read { sequence, id } => spawn_local(async move {
                let answer = read(self.client, self.kind, &id).await;
                if answer.is_ok() {
                    self.session.set_alive();
                }
                self.dispatch_response(Event::Read { sequence, answer });
            }),
            Effect::SignIn => self.session.login_once(),
        }
    }

    /// A response has come, and with it what time it is on the platform.
    fn dispatch_response(self, event: Event) {
        self.tick();
        self.dispatch(event);
    }
}

async fn read(client: ApiClient, kind: RequestKind, id: &str) -> Result<ApprovalRequest, ApiError> {
    let summary = client.request(kind, id).await?;
    let request = ApprovalRequest::from_summary(kind, id, summary, host_of);
    request.map_err(|_| ApiError::Unreadable { status: 200 })
}
