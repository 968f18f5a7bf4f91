use super::{Spinner, text_view};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// How heavy a button looks. One primary button at most in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonVariant {
    /// What most people came to do.
    #[default]
    Primary,
    /// What stands beside it.
    Secondary,
    /// What is also possible.
    Tertiary,
}

impl ButtonVariant {
    pub(super) const fn attribute(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Tertiary => "tertiary",
        }
    }
}

/// How large a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonSize {
    /// 48 px high: for what a page is about.
    #[default]
    Normal,
    /// Beside a text.
    Small,
}

/// A button. It keeps its element, its name and its focus whatever happens to it.
///
/// # Accessibility
///
/// `aria-disabled` and not `disabled`, so that focus stays where it is and the reason can be read. While
/// busy it keeps its name; what it is busy with has to be said in a [`StatusLine`](super::StatusLine).
///
/// Source: Designsystemet, Button.
#[component]
pub fn Button(
    /// What it does, as a verb.
    #[prop(into)]
    label: Signal<String>,
    /// How heavy it looks.
    #[prop(optional)]
    variant: ButtonVariant,
    /// How large it is.
    #[prop(optional)]
    size: ButtonSize,
    /// What it does cannot be undone. The label has to say so too.
    #[prop(optional)]
    is_danger: bool,
    /// It is working; clicks do nothing.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// It cannot be used now; clicks do nothing.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Id of the element that says why it cannot be used. Named only while it cannot.
    #[prop(optional)]
    described_by: Option<&'static str>,
    /// What a click does.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    let is_blocked = move || busy.get() || disabled.get();
    let click = move |_| {
        if !busy.get_untracked() && !disabled.get_untracked() {
            on_click.run(());
        }
    };
    // A key that is held down makes a click again and again: one press is one click.
    let ignore_repeated_enter = move |event: KeyboardEvent| {
        if event.repeat() && event.key() == "Enter" {
            event.prevent_default();
        }
    };
    view! {
        <button
            type="button"
            class="ds-button"
            data-variant=variant.attribute()
            data-color=is_danger.then_some("danger")
            data-size=(size == ButtonSize::Small).then_some("sm")
            aria-disabled=move || is_blocked().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            aria-describedby=move || described_by.filter(|_| is_blocked())
            on:keydown=ignore_repeated_enter
            on:click=click
        >
            {move || busy.get().then(|| view! { <Spinner /> }.into_any())}
            {text_view(label)}
        </button>
    }
}
