use super::list::Row;
use super::store::ChoiceStore;
use crate::i18n::t;
use crate::ui::{Name, text_view};
use fullmakt_domain::org_number::grouped;
use leptos::prelude::*;

/// A row of the list: a link to the page where the organisation was missing, or a heading over sub-units.
pub(super) fn row(store: ChoiceStore, index: u32) -> AnyView {
    let row = untrack(|| store.with_list(|list| list.row(index).cloned()));
    let Some(Some(row)) = row else {
        return ().into_any();
    };
    let class = match row.is_sub_unit {
        true => "organisation-row organisation-sub-unit",
        false => "organisation-row",
    };
    let href = {
        let uuid = row.uuid.clone();
        move || store.then.with(|then| then.path(&uuid))
    };
    let can_be_chosen = row.can_be_chosen;
    let content = content(row);
    if can_be_chosen {
        view! {
            <a class=class href=href>
                {content}
            </a>
        }
        .into_any()
    } else {
        view! { <div class=class>{content}</div> }.into_any()
    }
}

fn content(row: Row) -> AnyView {
    let mark = |text| view! { <span class="organisation-mark">{text}</span> }.into_any();
    view! {
        <span class="organisation-name">
            <Name text=row.name />
        </span>
        " "
        <span class="muted">{text_view(grouped(&row.number))}</span>
        " "
        {row.is_sub_unit.then(|| mark(t(|t| t.party.sub_unit)))}
        " "
        {row.is_deleted.then(|| mark(t(|t| t.party.deleted)))}
        " "
        {(!row.can_be_chosen).then(|| mark(t(|t| t.party.no_access)))}
    }
    .into_any()
}
