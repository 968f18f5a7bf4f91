use super::{Message, SupportReference};
use crate::i18n::t;
use crate::ui::{Alert, Announce, Heading, HeadingSize, Severity, paragraphs};
use leptos::prelude::*;

/// A message, with its reference when it has one.
#[component]
pub(crate) fn MessageAlert(
    /// What it says.
    message: Message,
    /// It appears because of something that happened while the page was there.
    announce: bool,
) -> impl IntoView {
    let Message {
        severity,
        title,
        lines,
        reference,
    } = message;
    let announce = match (announce, severity) {
        (false, _) => Announce::No,
        (true, Severity::Danger) => Announce::AtOnce,
        (true, _) => Announce::Politely,
    };
    let heading = (!title.is_empty())
        .then(|| view! { <Heading text=title size=HeadingSize::ExtraSmall /> }.into_any());
    // Without a reference the platform has not answered: there is nothing that support could look for.
    let reference = reference.map(|reference| {
        view! {
            <p class="reference muted">
                <span>{t(|t| t.common.reference)}</span>
                <SupportReference text=reference />
            </p>
        }
        .into_any()
    });
    view! {
        <Alert severity=severity announce=announce>
            {heading}
            {paragraphs(&lines)}
            {reference}
        </Alert>
    }
}
