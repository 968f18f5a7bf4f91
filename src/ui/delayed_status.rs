use super::text_view;
use leptos::prelude::*;
use std::time::Duration;

/// How long nothing has changed before it is said.
const PAUSE: Duration = Duration::from_millis(600);

/// Says what a search has found, once nobody types any more. Invisible: what is seen stands elsewhere, and follows each
/// key.
///
/// # Accessibility
///
/// A polite live region. Said with each key, numbers would interrupt each other, and the keys.
#[component]
pub fn DelayedStatus(
    /// What it says; can be empty.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let sequence = StoredValue::new(0_u32);
    Effect::new(move |before: Option<()>| {
        let text = text.get();
        // What is there from the start is read with the page.
        if before.is_none() {
            return;
        }
        sequence.update_value(|sequence| *sequence += 1);
        let mine = sequence.get_value();
        let say = move || {
            if sequence.try_get_value() == Some(mine) {
                said.try_set(text);
            }
        };
        set_timeout(say, PAUSE);
    });
    // Only a change: setting the same text again would be announced again.
    let changes = Memo::new(move |_| said.get());
    view! {
        <p class="ds-sr-only" role="status">
            {text_view(changes)}
        </p>
    }
}
