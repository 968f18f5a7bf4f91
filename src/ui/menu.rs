use super::{Icon, IconName, text_view, use_window_event};
use leptos::html::Details;
use leptos::prelude::*;
use leptos::{ev, web_sys};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

/// A button that opens a panel below it.
///
/// # Accessibility
///
/// A native `details`: a disclosure and not an ARIA menu. What is inside are ordinary buttons and links,
/// reached with Tab. Esc closes it and gives focus back to what opened it; it also closes when focus or a
/// click goes elsewhere.
#[component]
pub fn Menu(
    /// Stands before the label.
    icon: IconName,
    /// What is inside.
    #[prop(into)]
    label: Signal<String>,
    /// The panel.
    children: Children,
) -> impl IntoView {
    let details = NodeRef::<Details>::new();
    let summary = NodeRef::<leptos::html::Summary>::new();
    let close = move || {
        if let Some(details) = details.get_untracked() {
            details.set_open(false);
        }
    };
    let close_when_outside = move |target: Option<web_sys::EventTarget>| {
        let target = target.and_then(|target| target.dyn_into::<Node>().ok());
        let details = details.get_untracked();
        if details.is_some_and(|details| !details.contains(target.as_ref())) {
            close();
        }
    };
    use_window_event(ev::pointerdown, move |event| {
        close_when_outside(event.target());
    });
    use_window_event(ev::focusin, move |event| {
        close_when_outside(event.target());
    });
    use_window_event(ev::keydown, move |event| {
        let is_open = details
            .get_untracked()
            .is_some_and(|details| details.open());
        if event.key() == "Escape" && is_open {
            close();
            if let Some(summary) = summary.get_untracked() {
                // It fails for nothing that can be seen.
                drop(HtmlElement::focus(&summary));
            }
        }
    });
    view! {
        <details class="menu" node_ref=details>
            <summary class="ds-button" data-variant="tertiary" node_ref=summary>
                <Icon name=icon />
                {text_view(label)}
            </summary>
            <div class="menu-panel">{children()}</div>
        </details>
    }
}
