//! A button that opens a panel below it.

use super::icons::Icon;
use crate::browser::focus;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A button that opens a panel with a few choices or facts below it.
///
/// # Usage
///
/// ```ignore
/// <Menu icon=Icon::Globe label=move || common().language id="language-menu">
///     <button type="button" on:click=…>"English"</button>
/// </Menu>
/// ```
///
/// # Accessibility
///
/// A disclosure, not an ARIA menu: what is inside are ordinary buttons and links, reached with Tab.
/// Esc closes it and gives focus back to the button; it closes when focus or a click goes elsewhere.
/// Choosing something inside does not close it by itself.
///
/// # Source
///
/// ARIA Authoring Practices, disclosure pattern; look after Designsystemet, Dropdown.
#[component]
pub fn Menu(
    /// What stands on the button.
    #[prop(into)]
    label: TextProp,
    /// In front of it.
    icon: Icon,
    /// Id of the panel.
    id: &'static str,
    /// What is in the panel.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let root = NodeRef::<leptos::html::Div>::new();
    let button = NodeRef::<leptos::html::Button>::new();
    let close = move |give_focus_back: bool| {
        if open.get_untracked() {
            open.set(false);
            if give_focus_back {
                give_focus(button);
            }
        }
    };
    view! {
        <div
            class="menu"
            node_ref=root
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    close(true);
                }
            }
            on:focusout=move |event| {
                if let Some(root) = root.get_untracked() && focus::leaves(&event, &root) {
                    close(false);
                }
            }
        >
            <button
                type="button"
                class="ds-button"
                data-variant="tertiary"
                node_ref=button
                aria-expanded=move || open.get().to_string()
                aria-controls=id
                on:click=move |_| {
                    open.update(|open| *open = !*open);
                    // Safari does not do it on a click, and then nothing would tell us when focus leaves.
                    give_focus(button);
                }
            >
                {icon.view()}
                <span>{move || label.get()}</span>
            </button>
            <div id=id class="menu-panel" tabindex="-1" hidden=move || !open.get()>
                {children()}
            </div>
        </div>
    }
}

fn give_focus(button: NodeRef<leptos::html::Button>) {
    if let Some(button) = button.get_untracked() {
        // It fails for no element that is shown, and where it does nothing is lost.
        drop(button.focus());
    }
}
