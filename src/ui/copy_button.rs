use super::{Button, ButtonSize, ButtonVariant};
use crate::browser::clipboard;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A button that copies a text which stands beside it, and what has come of it.
///
/// # Accessibility
///
/// The outcome is said in a live region that is there from the start.
#[component]
pub fn CopyButton(
    /// What is copied.
    text: String,
    /// What the button does, as a verb.
    #[prop(into)]
    label: Signal<String>,
    /// Said when it has been copied.
    #[prop(into)]
    copied: Signal<String>,
    /// Said when it could not be copied.
    #[prop(into)]
    failed: Signal<String>,
) -> impl IntoView {
    let outcome = RwSignal::new(None::<bool>);
    let copy = move || {
        let text = text.clone();
        // Emptied first, so that copying again is said again.
        outcome.set(None);
        spawn_local(async move {
            let is_copied = clipboard::copy(&text).await;
            outcome.try_set(Some(is_copied));
        });
    };
    view! {
        <Button label=label variant=ButtonVariant::Tertiary size=ButtonSize::Small on_click=copy />
        <span class="copy-outcome" role="status">
            {move || match outcome.get() {
                Some(true) => copied.get(),
                Some(false) => failed.get(),
                None => String::new(),
            }}
        </span>
    }
}
