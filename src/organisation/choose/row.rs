use super::list::Row;
use super::store::ChoiceStore;
use crate::i18n::{Texts, t, t_signal};
use crate::ui::{Highlight, Tag, text_view};
use fullmakt_domain::org_number::grouped;
use fullmakt_domain::search_text::hits;
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
    let content = content(store, row);
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

fn content(store: ChoiceStore, row: Row) -> AnyView {
    let tag =
        |text: fn(&'static Texts) -> &'static str| view! { <Tag text=t_signal(text) /> }.into_any();
    let sub_unit = row.is_sub_unit.then(|| tag(|t| t.party.sub_unit));
    let deleted = row.is_deleted.then(|| tag(|t| t.party.deleted));
    let no_access = (!row.can_be_chosen)
        .then(|| view! { <span class="muted">{t(|t| t.party.no_access)}</span> }.into_any());
    let name = row.name.clone();
    let found = Signal::derive(move || store.query.with(|query| hits(&name, query)));
    view! {
        <span class="organisation-name">
            <Highlight text=row.name hits=found />
        </span>
        " "
        <span class="muted">{text_view(grouped(&row.number))}</span>
        " "
        {sub_unit}
        " "
        {deleted}
        " "
        {no_access}
    }
    .into_any()
}
