//! Short messages about something that went well. Failures are said in the page, where they stay.

use crate::browser::timers;
use crate::i18n::common::common;
use leptos::prelude::*;

/// Milliseconds that a message stays.
const STAYS: i32 = 8_000;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Toast {
    number: u32,
    text: String,
}

thread_local! {
    static TOASTS: ArcRwSignal<Vec<Toast>> = ArcRwSignal::new(Vec::new());
}

/// Shows a message for a while. What it says must also be seen in the page itself.
pub fn show(text: String) {
    let number = TOASTS.with(|toasts| {
        let number = toasts
            .get_untracked()
            .last()
            .map_or(0, |last| last.number.wrapping_add(1));
        toasts.update(|toasts| toasts.push(Toast { number, text }));
        number
    });
    timers::for_good(timers::after(STAYS, move || dismiss(number)));
}

fn dismiss(number: u32) {
    TOASTS.with(|toasts| toasts.update(|toasts| toasts.retain(|toast| toast.number != number)));
}

/// Where messages appear.
///
/// # Accessibility
///
/// A polite live region that is always there. Each message can be closed before it goes by itself,
/// and nothing is said here that is not in the page too (WCAG 2.2.1).
#[component]
pub fn Toasts() -> impl IntoView {
    let toasts = TOASTS.with(Clone::clone);
    view! {
        <div class="toasts" role="status">
            <For each=move || toasts.get() key=|toast| toast.number let:toast>
                <div class="toast">
                    <span>{toast.text}</span>
                    <button
                        type="button"
                        class="ds-button"
                        data-variant="tertiary"
                        on:click=move |_| dismiss(toast.number)
                    >
                        {move || common().close}
                    </button>
                </div>
            </For>
        </div>
    }
}
