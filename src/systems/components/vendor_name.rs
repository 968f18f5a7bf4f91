use crate::i18n::t;
use crate::systems::companies::Companies;
use crate::ui::{Name, text_view};
use fullmakt_domain::org_number::grouped;
use leptos::prelude::*;

/// Who delivers a system: by name where the company register has told it, and always by organisation number.
pub(in crate::systems) fn vendor_name(companies: Companies, number: &str) -> AnyView {
    if number.is_empty() {
        return t(|t| t.systems.vendor_unknown);
    }
    let digits = number.to_owned();
    let grouped = grouped(number);
    view! {
        <span>
            {move || {
                companies
                    .name(&digits)
                    .map(|name| {
                        view! {
                            <Name text=name />
                            " "
                        }
                            .into_any()
                    })
            }} <span class="number">{text_view(grouped)}</span>
        </span>
    }
    .into_any()
}
