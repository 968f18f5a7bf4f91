//! Copying something that is hard to type.

use super::icons::Icon;
use crate::browser::clipboard;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::text_prop::TextProp;

/// A button that copies a text.
///
/// # Usage
///
/// ```ignore
/// <CopyButton
///     text=reference
///     label=move || common().copy_reference
///     copied=move || common().copied
///     failed=move || common().copy_failed
/// />
/// ```
///
/// # Accessibility
///
/// The outcome is shown as text beside the button and announced politely. Where copying is not
/// possible, `failed` should say to mark the text by hand; so the text itself has to stand in the
/// page as well.
///
/// # Source
///
/// Designsystemet, Button; icons after Aksel.
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    text: Signal<String>,
    /// What is copied, in words: "Copy reference".
    #[prop(into)]
    label: TextProp,
    /// That it went well.
    #[prop(into)]
    copied: TextProp,
    /// That it did not.
    #[prop(into)]
    failed: TextProp,
) -> impl IntoView {
    let outcome = RwSignal::new(None::<bool>);
    let copy = move |_| {
        spawn_local(async move {
            // Said again also when it is copied a second time.
            outcome.try_set(None);
            let done = clipboard::copy(&text.get_untracked()).await;
            outcome.try_set(Some(done));
        });
    };
    view! {
        <button type="button" class="ds-button" data-variant="tertiary" data-size="sm" on:click=copy>
            {Icon::Copy.view()}
            {move || label.get()}
        </button>
        <span class="copy-outcome" role="status">
            {move || match outcome.get() {
                Some(true) => Some(copied.get()),
                Some(false) => Some(failed.get()),
                None => None,
            }}
        </span>
    }
}
