//! Buttons, and links that look like them.

use super::placeholder::Spinner;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// How heavy a button looks. One primary button at most in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// What most people came to do.
    #[default]
    Primary,
    /// What stands beside it.
    Secondary,
    /// What is also possible.
    Tertiary,
}

impl Look {
    /// `data-variant` of Designsystemet, for a link that also does something.
    pub const fn variant(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Tertiary => "tertiary",
        }
    }
}

/// A button.
///
/// # Usage
///
/// ```ignore
/// <Button busy=sending busy_label=move || approval().sending on_click=move || approve()>
///     {move || approval().approve}
/// </Button>
/// ```
///
/// * `busy`: it is at work. It keeps its name and focus, shows a spinner, and further clicks do
///   nothing.
/// * `off`: it cannot be used now; `described_by` is the id of the element that says why.
///
/// # Accessibility
///
/// `aria-disabled` and not `disabled`, so that focus stays where it is and the reason can be read.
/// While busy, `busy_label` follows the name in a live region. At least 48 px high (WCAG 2.5.8).
///
/// # Source
///
/// Designsystemet, Button.
#[component]
pub fn Button(
    /// What the button does, as a verb.
    children: Children,
    /// What happens.
    #[prop(into)]
    on_click: Callback<()>,
    /// How heavy it looks.
    #[prop(optional)]
    look: Look,
    /// Whether it is at work.
    #[prop(into, optional)]
    busy: Signal<bool>,
    /// What it is at work with, for those who do not see the spinner.
    #[prop(into, optional)]
    busy_label: TextProp,
    /// Whether it cannot be used now.
    #[prop(into, optional)]
    off: Signal<bool>,
    /// Id of the element that says why it cannot be used, or what will follow.
    #[prop(optional)]
    described_by: Option<&'static str>,
) -> impl IntoView {
    let blocked = move || busy.get() || off.get();
    view! {
        <button
            type="button"
            class="ds-button"
            data-variant=look.variant()
            aria-disabled=move || blocked().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            aria-describedby=described_by
            on:click=move |_| {
                if !untrack(blocked) {
                    on_click.run(());
                }
            }
        >
            {move || busy.get().then(|| view! { <Spinner /> })}
            {children()}
        </button>
        <span class="ds-sr-only" role="status">
            {move || busy.get().then(|| busy_label.get())}
        </span>
    }
}

/// A link that looks like a button: for going somewhere, not for doing something.
///
/// # Accessibility
///
/// A native `a`; links within the app are followed without reload.
///
/// # Source
///
/// Designsystemet, Button as a link.
#[component]
pub fn ButtonLink(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// What one finds there.
    children: Children,
    /// How heavy it looks.
    #[prop(optional)]
    look: Look,
) -> impl IntoView {
    view! {
        <a class="ds-button" data-variant=look.variant() href=move || href.get()>
            {children()}
        </a>
    }
}
