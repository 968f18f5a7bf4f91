use super::{Button, ButtonSize, ButtonVariant, text_view};
use crate::browser::{clipboard, focus};
use leptos::html::Code;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A text to be read letter by letter, with a button that copies it, and what has come of that. Where it cannot be
/// copied, it is selected, so that the user can do it.
///
/// # Accessibility
///
/// The outcome is said in a live region that is there from the start.
#[component]
pub fn CopyText(
    /// What is shown and copied.
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
    let code = NodeRef::<Code>::new();
    let outcome = RwSignal::new(None::<bool>);
    let copied_text = text.clone();
    let copy = move || {
        let text = copied_text.clone();
        // Emptied first, so that copying again is said again.
        outcome.set(None);
        spawn_local(async move {
            let is_copied = clipboard::copy(&text).await;
            if !is_copied && let Some(Some(code)) = code.try_get_untracked() {
                focus::select(&code);
            }
            outcome.try_set(Some(is_copied));
        });
    };
    let said = move || match outcome.get() {
        Some(true) => copied.get(),
        Some(false) => failed.get(),
        None => String::new(),
    };
    view! {
        <code translate="no" node_ref=code>{text_view(text)}</code>
        <Button label=label variant=ButtonVariant::Tertiary size=ButtonSize::Small on_click=copy />
        <span class="copy-outcome" role="status">{text_view(Signal::derive(said))}</span>
    }
}
