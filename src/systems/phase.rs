//! What is mounted on a page about one thing that is read and then changed.

use super::command_store::CommandStore;
use crate::api::RemoteData;
use crate::i18n::Texts;
use crate::i18n::template::fill;
use crate::ui::without_isolates;
use leptos::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Loading,
    Failed,
    Ready,
    /// The change has been carried out: there is a receipt.
    Done,
}

/// Follows what is read, and the change.
pub(super) fn phase<T: Send + Sync + 'static>(
    state: RwSignal<RemoteData<T>>,
    change: CommandStore,
) -> Memo<Phase> {
    Memo::new(move |_| {
        if change.done().is_some() {
            return Phase::Done;
        }
        state.with(|state| match state {
            RemoteData::Loading => Phase::Loading,
            RemoteData::Failed(_) => Phase::Failed,
            RemoteData::Ready(_) => Phase::Ready,
        })
    })
}

/// The title of a page with this heading.
pub(super) fn title_of(texts: &Texts, phase: Phase, heading: &str) -> String {
    let heading = without_isolates(heading);
    match phase {
        Phase::Failed => fill(texts.systems.title_error, &[("title", &heading)]),
        Phase::Loading | Phase::Ready | Phase::Done => heading,
    }
}
