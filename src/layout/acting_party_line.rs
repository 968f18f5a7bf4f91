use crate::acting_party::{ActingPartyContext, ChangeLink};
use crate::i18n::t;
use crate::ui::{Name, text_view};
use leptos::prelude::*;

/// Whom the user acts for: always visible on pages about an organisation. Where the user has picked it, with the way
/// to another one.
#[component]
pub(crate) fn ActingPartyLine() -> impl IntoView {
    let acting_party = expect_context::<ActingPartyContext>();
    view! {
        {move || {
            acting_party
                .get()
                .map(|party| {
                    view! {
                        <p class="frame-acting">
                            <span class="muted">{t(|t| t.common.acting_for)}</span>
                            " "
                            <strong>
                                <Name text=party.name />
                            </strong>
                            " "
                            <span class="muted">{text_view(party.number)}</span>
                            {move || acting_party.change_link().map(change_link)}
                        </p>
                    }
                        .into_any()
                })
        }}
    }
}

fn change_link(link: ChangeLink) -> AnyView {
    view! {
        " "
        <a class="ds-link" data-color="neutral" href=link.href>
            {text_view(link.label)}
        </a>
    }
    .into_any()
}
