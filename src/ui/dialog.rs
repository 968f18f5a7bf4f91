use super::{Button, ButtonVariant, text_with_names};
use crate::browser::focus;
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

/// A question or a task that comes before the page.
///
/// # Usage
///
/// `is_open` opens and closes it. The user's wish to close it is `on_close`; it stays open until `is_open`
/// is false. What is inside is mounted while it is open.
///
/// # Accessibility
///
/// A native modal `dialog`, named by its heading, which gets the focus. Esc and the button close it, but not while it is
/// `busy`; a click beside it does not, so that nothing typed is lost. The focus goes back to what had it before, or
/// to the page's heading if that is gone. The page behind it does not scroll.
///
/// Source: Designsystemet, Dialog; ARIA Authoring Practices, modal dialog pattern.
#[component]
pub fn Dialog(
    /// Of the heading, once in a page.
    id: &'static str,
    /// Whether it is there.
    #[prop(into)]
    is_open: Signal<bool>,
    /// What it is about. Names in it are isolated ([`isolate`](super::isolate)).
    #[prop(into)]
    heading: Signal<String>,
    /// What the button does that closes it, as a verb.
    #[prop(into)]
    close_label: Signal<String>,
    /// It is working and cannot be closed.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// The user wants to close it.
    #[prop(into)]
    on_close: Callback<()>,
    /// Buttons that stand before the one that closes it.
    #[prop(optional, into)]
    actions: ViewFn,
    /// What is below the heading.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    let title = NodeRef::<leptos::html::H2>::new();
    let is_mounted = RwSignal::new(false);
    let show = move || {
        if let Some(dialog) = dialog.get()
            && dialog.open() != is_open.get()
        {
            if is_open.get_untracked() {
                is_mounted.set(true);
                // Both fail for what is not in the document only.
                drop(dialog.show_modal());
                if let Some(title) = title.get_untracked() {
                    drop(HtmlElement::focus(&title));
                }
            } else {
                // Before what is inside goes: then the browser knows where the focus came from.
                dialog.close();
                is_mounted.set(false);
                // The browser has given the focus back, or left it where it is, out of sight.
                let focused = document().active_element();
                if focus::is_nowhere() || dialog.contains(focused.as_deref()) {
                    focus::with_scrolling("main h1");
                }
            }
        }
    };
    Effect::new(show);
    let close = move || {
        if !busy.get_untracked() {
            on_close.run(());
        }
    };
    let close_by_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            close();
        }
    };
    // The gesture for going back on a phone, and whatever else a browser has.
    let close_by_browser = move |event: Event| {
        event.prevent_default();
        close();
    };
    view! {
        <dialog
            class="dialog"
            aria-labelledby=id
            node_ref=dialog
            on:keydown=close_by_key
            on:cancel=close_by_browser
        >
            <h2 class="ds-heading" data-size="sm" id=id tabindex="-1" node_ref=title>
                {move || text_with_names(&heading.read())}
            </h2>
            {move || is_mounted.get().then(|| children().into_any())}
            <div class="actions">
                {move || is_mounted.get().then(|| actions.run())}
                <Button
                    label=close_label
                    variant=ButtonVariant::Secondary
                    disabled=busy
                    on_click=close
                />
            </div>
        </dialog>
    }
}
