//! Messages of the page.

use super::words::{Message, Weight};
use crate::api::Failure;
use crate::shell::reference::ReferenceLine;
use crate::ui::{Alert, Announce, Heading, Size, Tone};
use leptos::prelude::*;

/// A message, with a reference when a failure has one. `announce`: it appears because of something
/// that happened while the page was there.
pub(super) fn message(message: Message, failure: Option<Failure>, announce: bool) -> AnyView {
    let (tone, when) = match message.weight {
        Weight::Info => (Tone::Info, Announce::Politely),
        Weight::Success => (Tone::Success, Announce::Politely),
        Weight::Warning => (Tone::Warning, Announce::Politely),
        Weight::Error => (Tone::Danger, Announce::AtOnce),
    };
    let Message { title, lines, .. } = message;
    view! {
        <Alert tone=tone announce=if announce { when } else { Announce::No }>
            {(!title.is_empty()).then(|| view! {
                <Heading level=2 size=Size::Small>{title}</Heading>
            })}
            {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            {failure.map(|failure| view! { <ReferenceLine failure=failure /> })}
        </Alert>
    }
    .into_any()
}
