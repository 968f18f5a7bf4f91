use crate::acting_party::ActingPartyContext;
use crate::i18n::t;
use crate::ui::{Name, text_view};
use leptos::prelude::*;

/// Whom the user acts for: always visible on pages about an organisation.
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
                        </p>
                    }
                        .into_any()
                })
        }}
    }
}
