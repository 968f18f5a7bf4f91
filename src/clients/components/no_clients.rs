use crate::clients::page_state::ClientsPageState;
use crate::clients::store::ClientsStore;
use crate::i18n::{Texts, t_signal};
use crate::ui::{Heading, text_with_names};
use leptos::prelude::*;

/// Why there is nobody to add, where it is so: no clients at all, or none that has given what is needed.
#[component]
pub(crate) fn NoClients() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let view = expect_context::<ClientsPageState>();
    let text = Memo::new(move |_| {
        let counts = view.counts();
        match store.knows_clients() && store.can_change() {
            true if counts.clients + counts.leftover == 0 => Some(Reason::NoRelation),
            true if counts.addable + counts.added == 0 => Some(Reason::NoPackages),
            _ => None,
        }
    });
    let section = move |reason: Reason| {
        view! {
            <section class="stack" aria-labelledby="none">
                <Heading id="none" text=t_signal(reason.title()) />
                <p>{move || text_with_names(&view.fill(reason.text()))}</p>
            </section>
        }
        .into_any()
    };
    view! { {move || text.get().map(section)} }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reason {
    NoRelation,
    NoPackages,
}

type Text = fn(&'static Texts) -> &'static str;

impl Reason {
    fn title(self) -> Text {
        match self {
            Self::NoRelation => |t| t.clients.none_title,
            Self::NoPackages => |t| t.clients.none_addable_title,
        }
    }

    fn text(self) -> Text {
        match self {
            Self::NoRelation => |t| t.clients.none_text,
            Self::NoPackages => |t| t.clients.none_addable_text,
        }
    }
}
